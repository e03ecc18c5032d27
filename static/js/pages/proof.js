import "../awards/print-page.js"
