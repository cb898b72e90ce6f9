@echo off
rem Run the fast tests without a display.
rem Last run on Windows: never. What it calls, setup_env.py, is run on Linux by every make.
setlocal
cd /d "%~dp0..\.."
call packaging\windows\setup.cmd test || exit /b 1
set QT_QPA_PLATFORM=offscreen
.venv\Scripts\python.exe -m pytest -n 2 tests --ignore=tests\journeys --ignore=tests\faults --ignore=tests\benchmarks
