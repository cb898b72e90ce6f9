@echo off
rem Find a Python 3.11 or later and let it set up .venv.  setup.cmd run or test
rem Last run on Windows: never. What it calls, setup_env.py, is run on Linux by every make.
for %%V in (3.13 3.12 3.11 3.14) do (
    py -%%V -c "" >nul 2>&1 && (
        py -%%V packaging\setup_env.py %1
        exit /b
    )
)
python -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>&1 && (
    python packaging\setup_env.py %1
    exit /b
)
echo Family Plan needs Python 3.11 or later, and none was found on this computer.
echo Install it from python.org, then run this again.
exit /b 1
