#!/usr/bin/env bash
# Libraries of the system that Qt needs on Debian and Ubuntu, and python3-venv.
# Installs what is missing if this user may; otherwise says what to ask the admin for.
set -euo pipefail

packages=(
  libdbus-1-3 libegl1 libfontconfig1 libgl1 libglib2.0-0 libxcb-cursor0 libxcb-icccm4
  libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0
  libxcb-xkb1 libxkbcommon-x11-0 libxkbcommon0 fonts-dejavu-core
)
python3 -c 'import ensurepip' 2>/dev/null || packages+=(python3-venv)

if ! command -v apt-get >/dev/null; then
  echo "No apt-get here: see that Qt 6's XCB and EGL libraries are installed (README)." >&2
  exit 0
fi

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -eq 0 ]; then
  as_root=()
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
  as_root=(sudo)
else
  echo "Please have an admin run: apt-get install ${missing[*]}" >&2
  exit 0
fi
"${as_root[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"
