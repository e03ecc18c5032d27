import "../parts/live-picture.js"
import "../parts/connection-lamp.js"
import "../parts/toast-line.js"
import "../checkin/arrival-pace.js"
