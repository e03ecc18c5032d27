import "../awards/line-order.js"
