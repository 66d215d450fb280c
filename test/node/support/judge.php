<?php
/*
 * Judges as the WordPress plugin does: php judge.php <file>, which holds rules, items, actors and changes. Prints a verdict for each change.
 */
require __DIR__ . '/../../../integrations/wordpress/rules/judge.php';

$told = json_decode(file_get_contents($argv[1]), true);
CopElements\Rules\tables($told['rules']);
$items = array_column($told['items'], null, 'id');
$communities = [];
foreach ($told['items'] as $item) {
    if ($item['kind'] === 'membership' && $item['state'] === 'active' && !empty($item['community'])) {
        $communities[$item['member']][] = $item['community'];
    }
}
$world = [
    'item' => fn($id) => $items[$id] ?? null,
    'communities_of' => fn($member) => $communities[$member] ?? [],
];
$verdicts = [];
foreach ($told['changes'] as [$actor, $change, $id]) {
    $verdicts[] = CopElements\Rules\judge($told['actors'][$actor], $change, $items[$id] ?? null, $world);
}
echo json_encode($verdicts);
