package com.partnero.docs;

// snippet: tenants
import com.partnero.ApiKey;
import com.partnero.Partnero;
import com.partnero.retrofit.RetrofitPartnero;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The programs of an application's tenants. Each has an API key of its own. */
final class Tenants implements AutoCloseable {

    private final Map<String, Partnero> views = new ConcurrentHashMap<>();
    private final Function<String, ApiKey> apiKeys;
    private final Partnero client;

    /** The key of the operator's own program, and where to find the key of a tenant. */
    Tenants(String ownKey, Function<String, ApiKey> apiKeys) {
        this.apiKeys = apiKeys;
        client = RetrofitPartnero.builder().apiKey(ownKey).build();
    }

    Partnero get(String tenant) {
        return views.computeIfAbsent(tenant, name -> client.withKey(apiKeys.apply(name)));
    }

    /** The tenant has left, or has a new key. */
    void forget(String tenant) {
        views.remove(tenant);
    }

    /** Closes all views, too. */
    @Override
    public void close() {
        client.close();
    }
}
// end
