@echo off
rem Open Family Plan. The first time, sets up .venv beside this program.
rem Last run on Windows: never. What it calls, setup_env.py, is run on Linux by every make.
setlocal
cd /d "%~dp0..\.."
call packaging\windows\setup.cmd run || exit /b 1
start "" .venv\Scripts\familyplan-desktop.exe
