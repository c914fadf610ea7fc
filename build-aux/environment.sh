# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Where ./dev builds. Three ways, tried in this order:
#
#  1. the machine itself, when it has everything;
#  2. the machine itself, after installing what is missing, when its packages are new enough;
#  3. a Debian root under the user's cache, made with mmdebstrap and entered with bubblewrap, when
#     they are not. The machine itself gets these two programs and is otherwise left alone.
#
# Variables for those who want something else:
#   DICTUM_ENVIRONMENT=machine   never install anything, fail instead
#   DICTUM_ENVIRONMENT=root      use the root even though the machine would do
# DICTUM_INSIDE is set by us inside the root.

# The release that the root is made of: the oldest one with GTK 4.18 and libadwaita 1.7.
root_suite=trixie

# What pkg-config must know. meson.build decides; tests/dev checks that the two agree.
required_modules=(
  'glib-2.0 >= 2.84' 'gio-2.0 >= 2.84' 'gio-unix-2.0 >= 2.84' 'gtk4 >= 4.18' 'libadwaita-1 >= 1.7'
  'libsoup-3.0 >= 3.6' 'json-glib-1.0 >= 1.10' 'yyjson >= 0.10' 'gumbo >= 0.13'
  'icu-uc >= 72' 'icu-i18n >= 72'
  'poppler-glib >= 22.12' 'libarchive >= 3.6' 'libxml-2.0 >= 2.9.14' 'gmime-3.0 >= 3.2'
  'libbrotlidec >= 1.0' 'pangocairo >= 1.54' 'cairo-pdf >= 1.18'
  'zlib >= 1.2'
)

# What must be on PATH to build, to run without a display, and to test.
required_programs=(
  cc meson ninja git msgfmt glib-compile-schemas glib-compile-resources gtk4-broadwayd
  clang-format desktop-file-validate appstreamcli dbus-daemon gdbus setpriv readelf
  Xvfb xdotool openbox xmllint pdftotext soffice yelp-check
)

# What the tests import in Python.
required_python=(gi jsonschema pyld)

packages_debian=(
  build-essential ca-certificates git meson ninja-build pkgconf python3 gettext
  libgtk-4-dev libgtk-4-bin libadwaita-1-dev libsoup-3.0-dev libjson-glib-dev libyyjson-dev
  libgumbo-dev libicu-dev libpoppler-glib-dev libarchive-dev libxml2-dev libgmime-3.0-dev
  clang libclang-rt-dev nodejs npm
  glib-networking dconf-gsettings-backend shared-mime-info xdg-user-dirs
  adwaita-icon-theme hicolor-icon-theme librsvg2-common fonts-cantarell fonts-noto-core
  clang-format desktop-file-utils appstream libxml2-utils ccache gdb
  xvfb xauth xdotool openbox dbus dbus-x11 at-spi2-core imagemagick procps
  python3-gi python3-jsonschema python3-pyld gir1.2-atspi-2.0
  # Readers of what Dictum writes, so that tests need not believe its own.
  chromium libreoffice-writer-nogui poppler-utils yelp-tools
)

packages_fedora=(
  gcc libasan libubsan git-core meson ninja-build pkgconf-pkg-config python3 gettext
  gtk4-devel gtk4-devel-tools libadwaita-devel libsoup3-devel json-glib-devel yyjson-devel
  gumbo-parser-devel libicu-devel poppler-glib-devel libarchive-devel libxml2-devel gmime30-devel
  clang compiler-rt nodejs npm
  glib-networking dconf shared-mime-info adwaita-icon-theme
  clang-tools-extra desktop-file-utils appstream libxml2 ccache
  xorg-x11-server-Xvfb xdotool openbox dbus-daemon at-spi2-core ImageMagick procps-ng
  python3-gobject python3-jsonschema python3-pyld
  chromium libreoffice-writer poppler-utils yelp-tools
)

packages_arch=(
  base-devel git meson ninja python gettext
  gtk4 libadwaita libsoup3 json-glib yyjson gumbo-parser icu
  poppler-glib libarchive libxml2 gmime3 compiler-rt nodejs npm
  glib2-devel glib-networking dconf shared-mime-info adwaita-icon-theme
  clang desktop-file-utils appstream ccache
  xorg-server-xvfb xdotool openbox dbus at-spi2-core imagemagick procps-ng
  python-gobject python-jsonschema python-pyld
  chromium libreoffice-fresh poppler yelp-tools
)

# A command after these words is asked to end when the script that started it ends, however that
# ends. bubblewrap's own --die-with-parent would kill, and leave no time to stop tests and servers.
with_parent=(setpriv --pdeathsig TERM)

say ()
{
  echo "$*" >&2
}

fail ()
{
  echo "dev: $*" >&2
  exit 1
}

# The system's Python, whose modules are packages, before another one that comes first on PATH.
system_python ()
{
  if [ -x /usr/bin/python3 ]; then
    echo /usr/bin/python3
  else
    echo python3
  fi
}

# Print, one a line, what the machine lacks.
list_missing ()
{
  local item

  for item in "${required_programs[@]}"; do
    command -v "$item" >/dev/null || echo "$item"
  done
  if command -v pkg-config >/dev/null; then
    for item in "${required_modules[@]}"; do
      pkg-config --exists "$item" || echo "$item"
    done
  else
    echo pkg-config
  fi
  for item in "${required_python[@]}"; do
    "$(system_python)" -c "import $item" 2>/dev/null || echo "Python's $item"
  done
}

# Run a command as the administrator, after saying so: as_root LOG COMMAND...
as_root ()
{
  local log=$1
  shift
  say "Running: $*"
  if [ "$(id -u)" -eq 0 ]; then
    "$@" >"$log" 2>&1
  elif command -v sudo >/dev/null; then
    # It asks for the password on the terminal, not here.
    sudo "$@" >"$log" 2>&1
  else
    fail "this needs the administrator's rights and there is no sudo. Run it as root: $*"
  fi
}

# ---- Packages of the machine ----------------------------------------------------------------------

# The version that apt would install; nothing when it knows none.
apt_candidate ()
{
  LC_ALL=C apt-cache policy "$1" 2>/dev/null |
    sed -n 's/^  Candidate: \(.*\)$/\1/p' | grep -v '^(none)$' || true
}

# Run apt-get as the administrator. Its hundreds of lines go to a log, which is shown when it fails.
run_apt ()
{
  local log
  log=$(cache_folder)/packages.log
  mkdir -p "$(cache_folder)"
  if ! as_root "$log" env DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@" </dev/null; then
    tail -n 20 "$log" >&2
    fail "apt-get failed. Everything that it said is in $log"
  fi
}

# A fresh machine or container may have no package lists at all.
refresh_apt ()
{
  if [ -z "$(apt_candidate libgtk-4-dev)" ] || [ -z "$(apt_candidate bubblewrap)" ]; then
    run_apt update
  fi
}

install_apt ()
{
  run_apt install --no-install-recommends "$@"
}

# Whether version $1 is at least $2, by dotted numbers. An epoch and a revision do not count.
version_reaches ()
{
  local have=${1#*:}
  [ -n "$have" ] && [ "$(printf '%s\n%s\n' "$2" "${have%%-*}" | sort -V | head -n 1)" = "$2" ]
}

# Install what is missing from the machine's own packages; fails when they are too old.
install_packages ()
{
  if command -v apt-get >/dev/null; then
    refresh_apt
    version_reaches "$(apt_candidate libgtk-4-dev)" 4.18 &&
      version_reaches "$(apt_candidate libadwaita-1-dev)" 1.7 || return 1
    install_apt "${packages_debian[@]}"
  elif command -v dnf >/dev/null; then
    version_reaches "$(dnf -q repoquery --latest-limit=1 --qf '%{version}\n' gtk4-devel)" 4.18 ||
      return 1
    as_root /dev/stderr dnf install -y "${packages_fedora[@]}" </dev/null
  elif command -v pacman >/dev/null; then
    version_reaches "$(LC_ALL=C pacman -Si gtk4 | sed -n 's/^Version *: //p')" 4.18 || return 1
    as_root /dev/stderr pacman -S --needed --noconfirm "${packages_arch[@]}" </dev/null
  else
    return 1
  fi
}

# ---- The Debian root ------------------------------------------------------------------------------

cache_folder ()
{
  echo "${XDG_CACHE_HOME:-$HOME/.cache}/dictum"
}

# The recipe's own text is part of the key: whoever changes it gets a new root.
root_key ()
{
  { echo "$root_suite" "${packages_debian[@]}"; declare -f make_root prepare_etc; } |
    sha256sum | cut -c 1-12
}

# Files that are the machine's inside the root too. They are mounted over empty ones, because nothing
# can be created in the root once it is mounted read-only.
shared_etc='passwd group hosts hostname resolv.conf machine-id localtime ssl/certs/ca-certificates.crt'

# The shell command that mmdebstrap runs at its end, with the root's path as $1.
prepare_etc ()
{
  local file
  for file in $shared_etc; do
    # A certificate bundle is there already, and is right where the machine has none.
    [ "$file" = ssl/certs/ca-certificates.crt ] ||
      echo "rm -f \"\$1/etc/$file\" && touch \"\$1/etc/$file\" &&"
  done
  echo "mkdir -p \"\$1/usr/local/share/fonts/host\" \"\$1/usr/lib/locale\""
}

# Turn mmdebstrap's messages into one line per step.
show_progress ()
{
  local line step start=$SECONDS
  while IFS= read -r line; do
    echo "$line"
    case $line in
      'I: running apt-get update'*) step="Reading the package lists" ;;
      'I: downloading packages'*) step="Downloading the base system" ;;
      'I: extracting archives'*) step="Unpacking the base system" ;;
      'I: installing essential'*) step="Installing the base system" ;;
      'I: installing remaining'*) step="Installing the libraries and tools, which takes longest" ;;
      'I: cleaning'*) step="Cleaning up" ;;
      *) continue ;;
    esac
    say "  $(printf '%3d' $((SECONDS - start))) s  $step"
  done
}

# Make a root in folder $1, writing what happens to log $2.
#
# mmdebstrap gives an archive rather than a folder: unpacked by us, all files belong to the user and
# can be removed again without special rights, whoever makes it.
make_root ()
{
  local folder=$1 log=$2 mode=unshare proxy=
  local options=()

  [ "$(id -u)" -ne 0 ] || mode=root

  # No mirror is named: mmdebstrap takes the distribution's own. A proxy set up for apt is kept.
  eval "$(apt-config shell proxy Acquire::http::Proxy)"
  [ -z "$proxy" ] || options+=("--aptopt=Acquire::http::Proxy \"$proxy\"")

  mmdebstrap --mode="$mode" --variant=minbase --format=tar \
    --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Retries "3"' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --include="$(IFS=,; echo "${packages_debian[*]}")" \
    --customize-hook="$(prepare_etc)" \
    "${options[@]}" "$root_suite" - \
    2> >(show_progress >"$log") |
    tar --extract --directory "$folder" --no-same-owner --no-same-permissions \
        --delay-directory-restore --exclude='./dev/*' 2>>"$log.tar"
}

root_path ()
{
  echo "$(cache_folder)/root-$(root_key)"
}

# Print the path of a whole root, making it when it is not there.
provide_root ()
{
  local cache root making log free missing=()

  cache=$(cache_folder)
  root=$(root_path)
  mkdir -p "$cache"

  # Only one ./dev makes it; the others wait and find it made.
  exec 7>"$cache/lock"
  if ! flock --nonblock 7; then
    say "Waiting for another ./dev that is making the build root"
    flock 7
  fi

  if [ ! -d "$root" ]; then
    # Whoever made these is dead, or would hold the lock.
    rm -rf "$cache"/making.*

    command -v mmdebstrap >/dev/null || missing+=(mmdebstrap debian-archive-keyring)
    command -v bwrap >/dev/null || missing+=(bubblewrap)
    [ "$(id -u)" -eq 0 ] || command -v newuidmap >/dev/null || missing+=(uidmap)
    if [ ${#missing[@]} -gt 0 ]; then
      refresh_apt
      install_apt "${missing[@]}"
    fi

    free=$(df --output=avail -k "$cache" | tail -n 1)
    [ "$free" -gt 3500000 ] ||
      fail "the build root needs 3.5 GB under $cache, and only $((free / 1000)) MB are free there."

    log=$cache/making-root.log
    making=$(mktemp -d "$cache/making.XXXXXX")
    say "This machine's GTK is older than 4.18. Making a Debian “$root_suite” root to build in, once:"
    say "  $root"
    if ! make_root "$making" "$log" || [ ! -x "$making/usr/bin/meson" ]; then
      cat "$log.tar" >>"$log" 2>/dev/null || true
      rm -rf "$making" "$log.tar"
      grep '^E: ' "$log" | tail -n 5 >&2 || true
      fail "the build root could not be made. Everything that was said is in $log"
    fi
    rm -f "$log.tar"
    chmod 755 "$making"
    # What is called root-KEY is whole: the name appears only now, in one step.
    mv -T "$making" "$root"
    say "The build root is ready."
    remove_old_roots "$cache" "$root"
  fi
  exec 7>&-
  echo "$root"
}

# Remove roots of earlier package lists that no ./dev is running in.
remove_old_roots ()
{
  local cache=$1 keep=$2 old

  for old in "$cache"/root-*/; do
    old=${old%/}
    [ "$old" != "$keep" ] && [ -d "$old" ] || continue
    if flock --nonblock --exclusive "$old.used" rm -rf "$old"; then
      rm -f "$old.used"
    fi
  done
}

# Run a command in the root: enter_root ROOT COMMAND...
#
# The root gives /usr and /etc; every other folder at the top of the file system is the machine's,
# with the same path, and so are the user's number, the network, the display and the session bus.
enter_root ()
{
  local root=$1 entry name file folder=$PWD
  local options=()
  shift

  for name in usr etc; do
    options+=(--ro-bind "$root/$name" "/$name")
  done
  for name in bin sbin lib lib32 lib64 libx32; do
    [ ! -L "$root/$name" ] || options+=(--symlink "usr/$name" "/$name")
  done

  for entry in /* /.[!.]*; do
    name=${entry#/}
    case $name in
      usr | etc | bin | sbin | lib | lib32 | lib64 | libx32 | dev | host) continue ;;
    esac
    if [ -L "$entry" ]; then
      options+=(--symlink "$(readlink "$entry")" "$entry")
    elif [ -d "$entry" ] || [ -f "$entry" ]; then
      options+=(--bind-try "$entry" "$entry")
    fi
  done
  options+=(--dev-bind /dev /dev --ro-bind / /host)

  for file in $shared_etc; do
    # resolv.conf and localtime are usually links into folders that differ inside.
    [ ! -s "/etc/$file" ] || options+=(--ro-bind "$(readlink -f "/etc/$file")" "/etc/$file")
  done
  [ ! -d /usr/share/fonts ] ||
    options+=(--ro-bind /usr/share/fonts /usr/local/share/fonts/host)
  [ ! -d /usr/lib/locale ] || options+=(--ro-bind /usr/lib/locale /usr/lib/locale)

  # Paths to the machine's own libraries mean nothing inside.
  for name in LD_LIBRARY_PATH LD_PRELOAD LIBRARY_PATH CPATH C_INCLUDE_PATH CC CXX CFLAGS LDFLAGS \
              PKG_CONFIG_PATH PKG_CONFIG_LIBDIR PYTHONPATH PYTHONHOME GI_TYPELIB_PATH \
              GIO_MODULE_DIR GIO_EXTRA_MODULES GTK_PATH GDK_PIXBUF_MODULE_FILE; do
    options+=(--unsetenv "$name")
  done
  options+=(--setenv PATH /usr/local/bin:/usr/bin:/usr/local/sbin:/usr/sbin
            --setenv DICTUM_INSIDE "${root##*/root-}")

  folder=$(path_in_root "$folder")
  bwrap "${options[@]}" --chdir / true 2>/dev/null ||
    fail "bubblewrap cannot make namespaces here. In a container, start it with more rights" \
         "(--privileged, or --cap-add SYS_ADMIN and no seccomp filter), or use Debian 13 or later."

  # Held as long as the command lives, so that the root is not removed under it.
  exec 6>>"$root.used"
  flock --shared 6
  exec bwrap "${options[@]}" --chdir "$folder" "${with_parent[@]}" "$@"
}

# The path inside the root of an absolute path of the machine.
path_in_root ()
{
  local real
  real=$(readlink -m "$1")
  case $real in
    /usr/* | /etc/* | /usr | /etc) echo "/host$real" ;;
    *) echo "$1" ;;
  esac
}

# ---- What ./dev calls -----------------------------------------------------------------------------

# The argument as the program sees it: the path of an existing file, made good for the root.
path_inside ()
{
  if [ -n "${DICTUM_INSIDE:-}" ] && [[ $1 == /* ]] && [ ! -e "$1" ] && [ -e "/host$1" ]; then
    echo "/host$1"
  else
    echo "$1"
  fi
}

# Words that differ where the libraries differ.
environment_id ()
{
  echo "${DICTUM_INSIDE:-machine} $(cc --version | head -n 1), GTK $(pkg-config --modversion gtk4)"
}

# Return where the build can be done: at once when this is the place, otherwise by starting ./dev
# again in the root with the same arguments.
enter_environment ()
{
  local missing root

  [ -z "${DICTUM_INSIDE:-}" ] || return 0

  if [ "${DICTUM_ENVIRONMENT:-}" != root ]; then
    missing=$(list_missing)
    [ -n "$missing" ] || return 0
    if [ "${DICTUM_ENVIRONMENT:-}" = machine ]; then
      fail "this machine lacks: $(echo "$missing" | paste -s -d , | sed 's/,/, /g')"
    fi
    # A root that stands was made because the packages are too old: asking them again takes seconds.
    if [ ! -d "$(root_path)" ] && install_packages; then
      missing=$(list_missing)
      [ -n "$missing" ] || return 0
      fail "after installing, this machine still lacks: $(echo "$missing" | paste -s -d ,)"
    fi
  fi

  command -v apt-get >/dev/null ||
    fail "the packages here are older than GTK 4.18 and libadwaita 1.7, and a build root can only be" \
         "made on Debian and its relatives. Use Debian 13, Fedora 42, Ubuntu 25.04, Arch, or later."
  root=$(provide_root)
  enter_root "$root" "$top/dev" "$@"
}
