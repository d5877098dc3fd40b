"use strict";
// What the npm scripts need before anything else, in the JavaScript of 2009 so that any Node can read it:
//   node setup.cjs                       packages installed as the lock file says
//   node setup.cjs --browser             that, and the browser that the tests drive
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
  return done.status === null ? 1 : done.status;
}

// What the tools ask for that build and test Quorum.
function checkNode() {
  var version = process.versions.node.split(".").map(Number);
  var leastMinor = { 20: 19, 22: 12 }[version[0]];
  if (version[0] > 22 || (leastMinor !== undefined && version[1] >= leastMinor)) return;
  var needed = "Quorum needs Node 20.19 or later, or of Node 22 at least 22.12";
  stop(needed + "; this is Node " + process.versions.node + ". See https://nodejs.org");
}

function packagesOf(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")).packages : {};
}

// npm notes in node_modules what it has installed; of the optional packages most belong to other systems.
function hasPackages() {
  var wanted = packagesOf(path.join(root, "package-lock.json"));
  var found = packagesOf(path.join(root, "node_modules", ".package-lock.json"));
  return Object.keys(wanted).every(function (place) {
    if (place === "") return true;
    return found[place] ? found[place].version === wanted[place].version : wanted[place].optional === true;
  });
}

function installPackages() {
  if (hasPackages()) return;
  var status = run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"], {
    shell: process.platform === "win32",
  });
  if (status !== 0) stop("The packages could not be installed.");
}

var CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

function hasChromium() {
  return CHROMIUM.some(function (file) {
    return fs.existsSync(file);
  });
}

function installBrowser() {
  if (process.env.CHROMIUM || hasChromium()) return;
  var remedy = "install it (on Debian: sudo apt-get install chromium) or set CHROMIUM to its path.";
  var canInstall = fs.existsSync("/usr/bin/apt-get") && process.getuid() === 0;
  if (!canInstall) stop("The tests need Chromium: " + remedy);
  run("apt-get", ["update", "-qq"]);
  var env = Object.assign({}, process.env, { DEBIAN_FRONTEND: "noninteractive" });
  run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env: env });
  if (!hasChromium()) stop("Chromium could not be installed.");
}

// When a file, or the youngest in a folder, was changed last.
function changed(place) {
  if (!fs.existsSync(place)) return 0;
  var entry = fs.statSync(place);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return fs.readdirSync(place).reduce(function (latest, name) {
    return Math.max(latest, changed(path.join(place, name)));
  }, 0);
}

function buildTools() {
  var places = ["src", "tests/bench", "tests/support", "package-lock.json", "vite.config.ts"];
  var sources = places.map(function (place) {
    return changed(path.join(root, place));
  });
  if (changed(path.join(root, "dist", "cli", tool + ".js")) >= Math.max.apply(null, sources)) return;
  var vite = path.join(root, "node_modules", "vite", "bin", "vite.js");
  if (run(process.execPath, [vite, "build", "--mode", "cli", "--logLevel", "error"]) !== 0) {
    stop("The command line could not be built.");
  }
}

// npm runs a script in the package's folder, but people name files from where they stand.
function folderOfUser() {
  var script = process.env.npm_lifecycle_event;
  var isOurScript = script === tool || script === "build:" + tool;
  return (isOurScript && process.env.INIT_CWD) || process.cwd();
}

function runTool() {
  var file = path.join(root, "dist", "cli", tool + ".js");
  if (!fs.existsSync(file)) stop("There is no tool " + tool + ".");
  return run(process.execPath, [file].concat(words.slice(2)), { cwd: folderOfUser(), stdio: "inherit" });
}

checkNode();
installPackages();
if (words[0] === "--browser") installBrowser();
if (tool !== null) {
  buildTools();
  process.exit(runTool());
}
