import "../parts/live-picture.js"
import "../parts/fit-text.js"
import "../checkin/lobby-greetings.js"
import "../screens/stay-up.js"
