"use strict";
// What the npm scripts need before anything else, in plain old JavaScript so that any Node can read it:
//   node setup.cjs                       packages installed as the lock file says
//   node setup.cjs --browser             that, and the browsers that the tests drive
//   node setup.cjs --tool NAME [words]   that, the command line built, then its tool NAME run with the words
var childProcess = require("child_process");
var fs = require("fs");
var path = require("path");

var root = path.resolve(__dirname, "..", "..");
var words = process.argv.slice(2);
var tool = words[0] === "--tool" ? words[1] : null;

function stop(message) {
  console.error(message);
  process.exit(1);
}

// A tool's own output is all that may come out on standard output.
function run(command, args, options) {
  var stdio = ["ignore", tool === null ? "inherit" : 2, "inherit"];
  var done = childProcess.spawnSync(command, args, Object.assign({ cwd: root, stdio: stdio }, options));
  if (done.error) stop(command + " cannot be run: " + done.error.message);
  return done.status;
}

function checkNode() {
  var version = process.versions.node.split(".").map(Number);
  if (version[0] > 20 || (version[0] === 20 && version[1] >= 19)) return;
  stop("Quorum needs Node 20.19 or later; this is " + process.version + ". See https://nodejs.org");
}

function modified(file) {
  return fs.existsSync(file) ? fs.statSync(file).mtimeMs : 0;
}

function installPackages() {
  var marker = path.join(root, "node_modules", ".package-lock.json");
  if (modified(marker) >= modified(path.join(root, "package-lock.json"))) return;
  if (run("npm", ["ci", "--no-audit", "--no-fund"], { shell: process.platform === "win32" }) !== 0) {
    stop("The packages could not be installed.");
  }
}

var CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

function installBrowsers() {
  if (process.env.CHROMIUM || CHROMIUM.some(fs.existsSync)) return;
  var isDebian = fs.existsSync("/usr/bin/apt-get");
  if (!isDebian || process.getuid() !== 0) {
    stop("The tests need Chromium: install it (on Debian: sudo apt-get install chromium) or set CHROMIUM to its path.");
  }
  run("apt-get", ["update", "-qq"]);
  var env = Object.assign({}, process.env, { DEBIAN_FRONTEND: "noninteractive" });
  if (run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env: env }) !== 0) {
    stop("Chromium could not be installed.");
  }
}

function newest(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).reduce(function (latest, entry) {
    var file = path.join(folder, entry.name);
    return Math.max(latest, entry.isDirectory() ? newest(file) : modified(file));
  }, 0);
}

function buildTools() {
  var sources = Math.max(newest(path.join(root, "src")), modified(path.join(root, "package-lock.json")));
  if (modified(path.join(root, "dist", "cli", "simulate.js")) >= sources) return;
  var vite = path.join(root, "node_modules", "vite", "bin", "vite.js");
  if (run(process.execPath, [vite, "build", "--mode", "cli", "--logLevel", "error"]) !== 0) {
    stop("The command line could not be built.");
  }
}

checkNode();
installPackages();
if (words[0] === "--browser") installBrowsers();
if (tool !== null) {
  buildTools();
  var file = path.join(root, "dist", "cli", tool + ".js");
  process.exit(run(process.execPath, [file].concat(words.slice(2)), { cwd: process.cwd(), stdio: "inherit" }));
}
