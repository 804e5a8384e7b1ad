@echo off
rem `spydesk`: a command is carried out in the terminal, by the same program in Node's mode; all else opens the window.
rem A file that is named as a command is opened as `.\info` or `-- info`.
setlocal
for %%w in (info save select relabel define-trials apply verify --help -h --version) do if "%~1"=="%%w" goto terminal
start "" "%~dp0..\Spydesk.exe" %*
exit /b 0

:terminal
set ELECTRON_RUN_AS_NODE=1
"%~dp0..\Spydesk.exe" "%~dp0..\resources\app.asar\out\main\cli.js" %*
exit /b %ERRORLEVEL%
