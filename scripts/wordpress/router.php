<?php
/*
 * What PHP's built-in server asks for each request: files are answered by it, everything else by WordPress, so that pretty
 * addresses work as they do behind a real web server.
 */
$root = $_SERVER['DOCUMENT_ROOT'];
$path = rawurldecode((string) parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
$file = realpath($root . $path);
if ($file !== false && str_starts_with($file, $root . '/') && is_dir($file) && is_file("$file/index.php")) {
    if (!str_ends_with($path, '/')) {
        header("Location: $path/", true, 301);
        return true;
    }
    $file .= '/index.php';
}
if ($file !== false && is_file($file) && str_starts_with($file, $root . '/')) {
    if (!str_ends_with($file, '.php')) {
        return false;
    }
} else {
    $file = "$root/index.php";
}
$_SERVER['SCRIPT_FILENAME'] = $file;
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = substr($file, strlen($root));
chdir(dirname($file));
require $file;
