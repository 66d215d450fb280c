<?php
/*
 * For tests alone, beside the plugin in a WordPress of their own: fills the community, and signs people in without their passwords.
 */
add_action('init', function () {
    $asked = $_GET['cop_test'] ?? null;
    if (!$asked) {
        return;
    }
    CopElements\load_community();
    $told = json_decode(file_get_contents('php://input'));
    header('Content-Type: application/json');
    echo json_encode('seed' === $asked ? cop_test_seed($told) : cop_test_sign_in($told));
    exit;
});

/** Exactly these items, as somebody wrote them long ago. */
function cop_test_seed($told) {
    global $wpdb;
    CopElements\Community\ensure_tables();
    foreach (CopElements\Community\TABLES as $name) {
        $wpdb->query('DELETE FROM ' . CopElements\Community\table($name));
    }
    CopElements\Community\exclusively(function () use ($told) {
        $rows = new CopElements\Community\Rows();
        $items = array_map(fn($item) => (array) $item, $told->items);
        foreach ($items as $item) {
            $rows->put($item);
        }
        foreach ($items as $item) {
            $rows->link($item);
        }
        foreach ($items as $item) {
            $rows->recount($item['id']);
        }
    });
    foreach ($told->people as $login) {
        cop_test_link($login);
    }
    return true;
}

/** The cookie of a user, who is the member of that id. */
function cop_test_sign_in($told) {
    $user = get_user_by('login', $told->login);
    $id = $user ? $user->ID : wp_insert_user(['user_login' => $told->login, 'user_pass' => wp_generate_password(), 'role' => $told->role]);
    cop_test_link($told->login);
    $until = time() + DAY_IN_SECONDS;
    $token = WP_Session_Tokens::get_instance($id)->create($until);
    return LOGGED_IN_COOKIE . '=' . rawurlencode(wp_generate_auth_cookie($id, $until, 'logged_in', $token));
}

function cop_test_link($login) {
    global $wpdb;
    $wpdb->replace(CopElements\Community\table('people'), ['user' => get_user_by('login', $login)->ID, 'member' => $login]);
}
