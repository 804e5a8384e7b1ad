; What the installer writes beyond the types of the data files. SHELL_CONTEXT is the user's own part of the registry, or the
; computer's, as the user chose.

; In the menu of folders whose name ends in .spy, and of those alone.
!define FOLDER_VERB "Software\Classes\Directory\shell\Spydesk"
; The class that a container's desktop.ini may name (src-main/files/double-click.ts): a double-click then opens Spydesk.
!define FOLDER_CLASS "Software\Classes\Spydesk.Container"

!macro customInstall
  WriteRegStr SHELL_CONTEXT "${FOLDER_VERB}" "" "Open in Spydesk"
  WriteRegStr SHELL_CONTEXT "${FOLDER_VERB}" "Icon" '"$appExe",0'
  WriteRegStr SHELL_CONTEXT "${FOLDER_VERB}" "AppliesTo" 'System.FileName:"*.spy"'
  WriteRegStr SHELL_CONTEXT "${FOLDER_VERB}\command" "" '"$appExe" -- "%1"'

  WriteRegStr SHELL_CONTEXT "${FOLDER_CLASS}" "" "Syncopy container"
  WriteRegStr SHELL_CONTEXT "${FOLDER_CLASS}" "CanUseForDirectory" ""
  WriteRegStr SHELL_CONTEXT "${FOLDER_CLASS}\shell" "" "open"
  WriteRegStr SHELL_CONTEXT "${FOLDER_CLASS}\shell\open" "" "Open in Spydesk"
  WriteRegStr SHELL_CONTEXT "${FOLDER_CLASS}\shell\open\command" "" '"$appExe" -- "%1"'
!macroend

!macro customUnInstall
  DeleteRegKey SHELL_CONTEXT "${FOLDER_VERB}"
  DeleteRegKey SHELL_CONTEXT "${FOLDER_CLASS}"
!macroend
