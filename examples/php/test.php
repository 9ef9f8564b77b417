<?php

declare(strict_types=1);

require __DIR__ . '/Checkout.php';

$baseUrl = getenv('PARTNERO_BASE_URL') ?: 'http://127.0.0.1:4010/v1';

// A key at random is a program of its own, so that suites can run side by side: the emulator runs with --any-key.
$apiKey = 'php-' . bin2hex(random_bytes(8));
$checkout = new Checkout($baseUrl, $apiKey);

$control = function (string $method, string $path, ?array $body = null) use ($baseUrl, $apiKey): array {
    $context = stream_context_create(['http' => [
        'method' => $method,
        'header' => "Authorization: Bearer $apiKey\r\nContent-Type: application/json\r\nConnection: close",
        'content' => $body === null ? '' : json_encode($body, JSON_THROW_ON_ERROR),
    ]]);
    $url = preg_replace('#/v1$#', '/__partnero/', $baseUrl) . $path;
    return json_decode(file_get_contents($url, false, $context), true, 512, JSON_THROW_ON_ERROR);
};

$failures = 0;
$check = function (string $what, bool $right) use (&$failures): void {
    echo $right ? "ok      $what\n" : "NOT OK  $what\n";
    $failures += $right ? 0 : 1;
};

$control('PUT', 'state', ['customers' => [
    ['id' => 'customer_123'],
    ['id' => 'customer_456', 'referrer' => 'customer_123'],
]]);

$check('a sale is sent', $checkout->paid('order-1042', 99.99, 'customer_456'));
$check('and not a second time', !$checkout->paid('order-1042', 99.99, 'customer_456'));

$control('POST', 'faults', ['fault' => 'LOSE_ANSWER', 'operation' => 'transactions.create']);
$check('a lost answer is no lost sale', $checkout->paid('order-1043', 10.5, 'customer_456'));
$check('which was posted once', count($control('GET', 'requests?search=order-1043&operation=transactions.create')) === 1);

try {
    $checkout->paid('order-1044', 1, 'customer_123');
    $check('a refusal is an exception', false);
} catch (DomainException $refused) {
    $check('a refusal says why', str_contains($refused->getMessage(), 'referred customers only'));
}
$check('two sales are recorded', count($control('GET', 'state')['transactions']) === 2);

exit($failures === 0 ? 0 : 1);
