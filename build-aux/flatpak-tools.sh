# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What ./dev flatpak needs on the machine itself: flatpak makes its own surroundings, so that nothing
# is built here, and a machine that is too old for Dictum's libraries will do. Needs environment.sh.

# To build and sign; mmdebstrap makes the stand-in for the runtime where that cannot be reached. The rest
# is a display, its buses and the desktop's file dialog, to try what was built.
flatpak_programs=(
  flatpak flatpak-builder ostree gpg eu-strip mmdebstrap
  Xvfb xdotool openbox import dbus-daemon dbus-update-activation-environment gdbus gio setpriv fusermount3
)
flatpak_services=(
  /usr/libexec/at-spi-bus-launcher /usr/libexec/xdg-desktop-portal /usr/libexec/xdg-desktop-portal-gtk
)

flatpak_debian=(
  flatpak flatpak-builder ostree gpg gpg-agent elfutils mmdebstrap debian-archive-keyring
  xvfb xdotool openbox imagemagick dbus dbus-bin libglib2.0-bin util-linux fuse3
  at-spi2-core xdg-desktop-portal xdg-desktop-portal-gtk python3-gi gir1.2-atspi-2.0
)
flatpak_fedora=(
  flatpak flatpak-builder ostree gnupg2 elfutils mmdebstrap
  xorg-x11-server-Xvfb xdotool openbox ImageMagick dbus-daemon dbus-tools glib2 util-linux fuse3
  at-spi2-core xdg-desktop-portal xdg-desktop-portal-gtk python3-gobject
)
flatpak_arch=(
  flatpak flatpak-builder ostree gnupg elfutils mmdebstrap
  xorg-server-xvfb xdotool openbox imagemagick dbus glib2 util-linux fuse3
  at-spi2-core xdg-desktop-portal xdg-desktop-portal-gtk python-gobject
)

list_missing_for_flatpak ()
{
  local item

  for item in "${flatpak_programs[@]}"; do
    command -v "$item" >/dev/null || echo "$item"
  done
  for item in "${flatpak_services[@]}"; do
    # Some distributions have them in lib.
    [ -x "$item" ] || [ -x "${item/libexec/lib}" ] || echo "$item"
  done
  "$(system_python)" -c 'import gi; gi.require_version ("Atspi", "2.0")' 2>/dev/null ||
    echo "Python's Atspi"
}

# Return when everything is there, after installing what is missing.
provide_flatpak ()
{
  local missing

  [ -n "$(list_missing_for_flatpak)" ] || return 0
  if [ "${DICTUM_ENVIRONMENT:-}" = machine ]; then
    :
  elif command -v apt-get >/dev/null; then
    refresh_apt
    install_apt "${flatpak_debian[@]}"
  elif command -v dnf >/dev/null; then
    as_root /dev/stderr dnf install -y "${flatpak_fedora[@]}" </dev/null
  elif command -v pacman >/dev/null; then
    as_root /dev/stderr pacman -S --needed --noconfirm "${flatpak_arch[@]}" </dev/null
  fi
  missing=$(list_missing_for_flatpak)
  [ -z "$missing" ] || fail "this machine lacks: $(echo "$missing" | paste -s -d , | sed 's/,/, /g')"
}
