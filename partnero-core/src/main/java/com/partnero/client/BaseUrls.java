package com.partnero.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Decides whether the API key may be sent to a base URL. */
final class BaseUrls {

    private static final int MOST_PORT = 65_535;

    private BaseUrls() {}

    /** Returns the URL without a trailing slash; throws if the API key must not be sent to it. */
    static URI check(String text, boolean allowInsecure) {
        URI url;
        try {
            url = new URI(text.trim());
        } catch (URISyntaxException e) {
            throw invalid("baseUrl must be a URL such as https://api.partnero.com/v1 (syntax error at position "
                    + e.getIndex() + ")");
        }
        if (url.getUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw invalid("baseUrl must have no user, query or fragment");
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (url.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            // Not quoted: without a host, any part of the text may be a password.
            throw invalid("baseUrl must be a URL such as https://api.partnero.com/v1 (this one has no host, or does not"
                    + " begin with https or http, or has a port that is no number up to 65535)");
        }
        if (url.getPort() == 0 || url.getPort() > MOST_PORT) {
            throw invalid("baseUrl must have a port from 1 to 65535, or none; this one has port " + url.getPort());
        }
        if (scheme.equals("http") && !allowInsecure && !isLoopback(url.getHost())) {
            throw invalid("baseUrl must be https, because every request carries the API key: " + text
                    + " (http is accepted for localhost; allowInsecureBaseUrl(true) permits it elsewhere)");
        }
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return URI.create(scheme + "://" + url.getRawAuthority() + path);
    }

    private static InvalidSettingException invalid(String message) {
        return new InvalidSettingException("baseUrl", message);
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.equals("[0:0:0:0:0:0:0:1]")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }
}
