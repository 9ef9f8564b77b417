<?php

declare(strict_types=1);

/** What a shop tells Partnero. It never posts a sale again whose answer it has lost, before it has looked. */
final class Checkout
{
    public function __construct(private string $baseUrl, private string $apiKey)
    {
    }

    /**
     * @return array{int, array<string, mixed>} the status and the body
     * @throws RuntimeException if no answer has come
     */
    private function send(string $method, string $path, ?array $body = null): array
    {
        $headers = ["Authorization: Bearer {$this->apiKey}", 'Accept: application/json', 'Connection: close'];
        if ($body !== null) {
            $headers[] = 'Content-Type: application/json';
        }
        $context = stream_context_create(['http' => [
            'method' => $method,
            'header' => implode("\r\n", $headers),
            'content' => $body === null ? '' : json_encode($body, JSON_THROW_ON_ERROR),
            'ignore_errors' => true,
            'follow_location' => 0,
            'timeout' => 5,
        ]]);
        $answer = @file_get_contents($this->baseUrl . $path, false, $context);
        if ($answer === false || empty($http_response_header)) {
            throw new RuntimeException('no answer has come');
        }
        $status = (int) explode(' ', $http_response_header[0])[1];
        return [$status, json_decode($answer, true, 512, JSON_THROW_ON_ERROR)];
    }

    public function isRecorded(string $key): bool
    {
        [$status, $body] = $this->send('GET', '/transactions?key=' . rawurlencode($key));
        if ($status !== 200) {
            throw new RuntimeException("the look-up was answered with $status");
        }
        return in_array($key, array_column($body['data'], 'key'), true);
    }

    /** Returns whether the sale was sent now; false if it was there already. */
    public function paid(string $key, float $amount, string $buyer): bool
    {
        if ($this->isRecorded($key)) {
            return false;
        }
        try {
            [$status, $body] = $this->send('POST', '/transactions', [
                'key' => $key,
                'amount' => $amount,
                'action' => 'sale',
                'customer' => ['id' => $buyer],
            ]);
        } catch (RuntimeException $lost) {
            if ($this->isRecorded($key)) {
                return true;
            }
            throw $lost;
        }
        if ($status !== 200) {
            throw new DomainException($body['message']);
        }
        return true;
    }
}
