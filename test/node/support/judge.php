<?php
/*
 * Judges as the WordPress plugin does: php judge.php <file>, which holds rules, items, actors, changes and views. Prints a verdict for
 * each change, and for each view, of somebody at an item, whether they see it, what they may do there, and what is hidden of it.
 */
require __DIR__ . '/../../../integrations/wordpress/rules/judge.php';
require __DIR__ . '/../../../integrations/wordpress/rules/may.php';

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
$views = [];
foreach ($told['views'] as [$actor, $id]) {
    [$who, $item] = [$told['actors'][$actor], $items[$id]];
    $hidden = CopElements\Rules\hidden_fields($who, $item, $world);
    $may = CopElements\Rules\may_of($who, $item, $world);
    sort($may);
    $views[] = [CopElements\Rules\may_see($who, $item, $world), $may, $hidden];
}
echo json_encode(['verdicts' => $verdicts, 'views' => $views]);
