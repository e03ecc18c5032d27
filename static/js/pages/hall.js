import "../parts/live-picture.js"
import "../parts/fit-text.js"
import "../calling/go-keys.js"
import "../screens/stay-up.js"
