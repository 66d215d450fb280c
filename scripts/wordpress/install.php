<?php
/*
 * Installs WordPress and adds one person for each role the tests speak as: php install.php <address> <password>.
 */
[, $address, $password] = $argv;
define('WP_INSTALLING', true);
// Else it guesses from the path of this file.
define('WP_SITEURL', rtrim($address, '/'));
$_SERVER += ['HTTP_HOST' => parse_url($address, PHP_URL_HOST) . ':' . parse_url($address, PHP_URL_PORT), 'REQUEST_URI' => '/'];
// Nobody is written to: there is no mail here.
function wp_new_blog_notification() {}
require __DIR__ . '/site/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Intranet', 'admin', 'admin@intranet.example', false, '', $password);
foreach (['editor', 'author', 'subscriber'] as $role) {
    $user = wp_insert_user(['user_login' => $role, 'user_pass' => $password, 'user_email' => "$role@intranet.example", 'role' => $role]);
    if (is_wp_error($user)) {
        throw new RuntimeException($user->get_error_message());
    }
}
// The editor greets whoever opens it first, and offers patterns for each page, when its own preferences have arrived: over whatever somebody does
// by then.
foreach (get_users(['fields' => 'ID']) as $id) {
    update_user_meta($id, $wpdb->get_blog_prefix() . 'persisted_preferences', [
        'core/edit-post' => ['welcomeGuide' => false],
        'core' => ['enableChoosePatternModal' => false],
        '_modified' => gmdate('Y-m-d\TH:i:s.000\Z'),
    ]);
}
global $wp_rewrite;
$wp_rewrite->set_permalink_structure('/%postname%/');
$wp_rewrite->flush_rules();
