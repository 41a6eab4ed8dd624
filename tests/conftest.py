# SPDX-License-Identifier: MIT
import signal

# A shell that starts the tests in the background has interrupts ignored, and every program started from here would
# inherit that. A handler is not inherited: programs start with the default.
signal.signal(signal.SIGINT, signal.default_int_handler)
