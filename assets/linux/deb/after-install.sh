#!/bin/sh
# Run by dpkg once the files are in place.
set -e

# Chromium's sandbox wants user namespaces; a system that allows them to none but root gets the helper with root's rights.
if unshare --user true 2> /dev/null; then
  chmod 0755 '/opt/${sanitizedProductName}/chrome-sandbox'
else
  chmod 4755 '/opt/${sanitizedProductName}/chrome-sandbox'
fi

# Ubuntu from 24.04 on allows user namespaces by profile; older systems do not understand this one, and need none.
profile='/opt/${sanitizedProductName}/resources/apparmor-profile'
if apparmor_status --enabled > /dev/null 2>&1 && apparmor_parser --skip-kernel-load "$profile" > /dev/null 2>&1; then
  cp "$profile" '/etc/apparmor.d/${executable}'
  if ! { command -v ischroot > /dev/null && ischroot; }; then
    apparmor_parser --replace --write-cache '/etc/apparmor.d/${executable}' || true
  fi
fi

# Where these databases are kept, their packages watch the folders themselves; other systems may not.
! command -v update-mime-database > /dev/null || update-mime-database /usr/share/mime || true
! command -v update-desktop-database > /dev/null || update-desktop-database /usr/share/applications || true
! command -v gtk-update-icon-cache > /dev/null || gtk-update-icon-cache --quiet --ignore-theme-index /usr/share/icons/hicolor || true
