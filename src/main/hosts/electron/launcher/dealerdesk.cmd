@echo off
rem The command line of the installed program: dealerdesk import list.xlsx --kind dealers
"%~dp0DealerDesk.exe" --cli %*
exit /b %ERRORLEVEL%
