# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Where ./dev run shows the window: on the display of whoever runs it, or in a browser. Needs
# environment.sh.

# Whether GTK can open the display that the environment names. Asking GTK itself is the only answer
# that takes sockets, access rights and forwarded displays into account.
have_display ()
{
  [ -n "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ] || return 1
  GDK_BACKEND=${GDK_BACKEND:-wayland,x11} timeout 20 "$(system_python)" - >/dev/null 2>&1 <<'END'
import gi
gi.require_version('Gtk', '4.0')
from gi.repository import Gdk, Gtk
raise SystemExit(0 if Gdk.Display.get_default() else 1)
END
}

# Settings and single-instance windows need a session bus; a bare machine has none. The one made here
# ends with this script, or with what the script turns into.
provide_bus ()
{
  local address

  if [ -n "${DBUS_SESSION_BUS_ADDRESS:-}" ] || [ -S "${XDG_RUNTIME_DIR:-/nonexistent}/bus" ]; then
    return 0
  fi

  exec 5< <(exec "${with_parent[@]}" dbus-daemon --session --nofork --nopidfile --print-address=1 \
              2>/dev/null)
  if read -r -t 20 -u 5 address; then
    export DBUS_SESSION_BUS_ADDRESS=$address
  else
    say "No session bus could be started; settings will not be kept."
  fi
}

# Run the window in a browser: run_in_browser COMMAND...
#
# The server listens on the loopback device only: whoever can reach it can use the program.
run_in_browser ()
{
  local port reason server socket status=0

  if [ -n "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ]; then
    reason="the display ${WAYLAND_DISPLAY:-$DISPLAY} cannot be opened"
  else
    reason="neither WAYLAND_DISPLAY nor DISPLAY is set"
  fi

  port=$("$(system_python)" -c '
import socket
with socket.create_server (("127.0.0.1", 0)) as server:
    print (server.getsockname ()[1])')

  # Broadway's displays are numbered too; the port's number is as free as the port.
  "${with_parent[@]}" gtk4-broadwayd --address 127.0.0.1 --port "$port" ":$port" >/dev/null 2>&1 &
  server=$!
  # GTK names its socket by the number after the display's, and leaves it behind.
  socket=${XDG_RUNTIME_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}}/broadway$((port + 1)).socket
  # shellcheck disable=SC2064 # The numbers are wanted as they are now.
  trap "{ kill $server; wait $server; rm -f '$socket'; } 2>/dev/null || true" EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP

  for _ in $(seq 100); do
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      break
    fi
    kill -0 "$server" 2>/dev/null || fail "gtk4-broadwayd ended early. Try ./dev run again."
    sleep 0.1
  done

  say "There is no display ($reason), so the window is shown in a browser on this machine:"
  say "  http://127.0.0.1:$port/"
  say "From another machine, forward the port first: ssh -L $port:127.0.0.1:$port HOST"

  # In the background, so that a signal to this script is handled at once and ends both.
  GDK_BACKEND=broadway BROADWAY_DISPLAY=:$port "${with_parent[@]}" "$@" <&0 &
  local program=$!
  # shellcheck disable=SC2064
  trap "{ kill $program $server; wait $program $server; rm -f '$socket'; } 2>/dev/null || true" EXIT
  wait "$program" || status=$?
  return "$status"
}
