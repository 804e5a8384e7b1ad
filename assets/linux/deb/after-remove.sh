#!/bin/sh
# Run by dpkg once the files are gone.
set -e

profile='/etc/apparmor.d/${executable}'
if [ -f "$profile" ]; then
  if apparmor_status --enabled > /dev/null 2>&1 && ! { command -v ischroot > /dev/null && ischroot; }; then
    apparmor_parser --remove "$profile" || true
  fi
  rm -f "$profile"
fi

! command -v update-mime-database > /dev/null || update-mime-database /usr/share/mime || true
! command -v update-desktop-database > /dev/null || update-desktop-database /usr/share/applications || true
! command -v gtk-update-icon-cache > /dev/null || gtk-update-icon-cache --quiet --ignore-theme-index /usr/share/icons/hicolor || true
