package com.partnero.benchmarks;

import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.TransactionQuery;
import com.partnero.feign.FeignPartnero;
import com.partnero.retrofit.RetrofitPartnero;
import org.jspecify.annotations.Nullable;

/**
 * The compared implementations. The hand-written ones have no look-up and no deadline for the body, and they trust
 * every answer.
 */
public enum Way {
    /** This library with Feign. */
    PARTNERO_FEIGN {
        @Override
        Caller caller(String url, @Nullable Tls tls) {
            FeignPartnero.Builder builder =
                    FeignPartnero.builder().apiKey("key").baseUrl(url);
            return ours((tls == null ? builder : builder.httpClient(ByHand.http(tls))).build());
        }
    },
    /** This library with Retrofit: a new connection for each request. */
    PARTNERO_RETROFIT {
        @Override
        Caller caller(String url, @Nullable Tls tls) {
            RetrofitPartnero.Builder builder =
                    RetrofitPartnero.builder().apiKey("key").baseUrl(url);
            return ours((tls == null ? builder : builder.okHttpClient(ByHand.okHttp(tls, true))).build());
        }
    },
    /** The JDK's HTTP client and Jackson's data binding. */
    JDK_DATABIND {
        @Override
        Caller caller(String url, @Nullable Tls tls) {
            return ByHand.jdk(url, tls);
        }
    },
    /** Spring's RestClient in its default configuration here: the JDK's client with Jackson's data binding. */
    SPRING_RESTCLIENT {
        @Override
        Caller caller(String url, @Nullable Tls tls) {
            return ByHand.spring(url, tls);
        }
    },
    /** Feign with its default client and Jackson's data binding. */
    FEIGN_DATABIND {
        @Override
        Caller caller(String url, @Nullable Tls tls) {
            return ByHand.feign(url, tls);
        }
    },
    /** Retrofit with converter-moshi and pooled connections. */
    RETROFIT_MOSHI {
        @Override
        Caller caller(String url, @Nullable Tls tls) {
            return ByHand.retrofit(url, tls, true);
        }
    },
    /** The same with a new connection for each request. */
    RETROFIT_MOSHI_NOT_POOLED {
        @Override
        Caller caller(String url, @Nullable Tls tls) {
            return ByHand.retrofit(url, tls, false);
        }
    };

    /**
     * The caller for a server.
     *
     * @param tls null for plain HTTP
     */
    abstract Caller caller(String url, @Nullable Tls tls);

    private static Caller ours(Partnero partnero) {
        NewTransaction sale =
                Documents.newSale(1).toBuilder().key("transaction_1").build();
        TransactionQuery query = TransactionQuery.all().withLimit(Documents.ROWS);
        return new Caller() {
            @Override
            public Object create() {
                return partnero.transactions().create(sale);
            }

            @Override
            public Object page() {
                return partnero.transactions().list(query);
            }

            @Override
            public boolean createsIfAbsent() {
                return true;
            }

            @Override
            public Object find() {
                return partnero.transactions().find("transaction_1");
            }

            /** Of a new key each time: the client remembers what it has recorded. */
            @Override
            public Object createIfAbsent() {
                String key = FixedAnswers.OTHER_KEY + System.nanoTime();
                return partnero.transactions()
                        .createIfAbsent(sale.toBuilder().key(key).build());
            }

            @Override
            public void close() {
                partnero.close();
            }
        };
    }
}
