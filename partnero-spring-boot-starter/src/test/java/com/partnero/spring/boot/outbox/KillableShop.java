package com.partnero.spring.boot.outbox;

import com.partnero.outbox.OutboxDatabaseException;
import com.partnero.outbox.OutboxOperations;
import com.partnero.outbox.PartneroOutbox;
import com.partnero.spring.boot.PartneroAutoConfiguration;
import com.partnero.spring.boot.json.PartneroJsonAutoConfiguration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedRuntimeException;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A shop in a process of its own, to be killed. It sells what it is told to, a key at a time, and says on its output what it
 * has come to: {@code READY} at which time by its own clock, {@code REACHED} a {@link KillPoint}, {@code RECORDED} all, and
 * {@code FINAL} when nothing is under way any more.
 */
final class KillableShop {

    /** An entry at rest is due for its next audit only, which is long after its last change. */
    private static final String WAITING =
            "select count(*) from partnero_outbox where due_at is not null and due_at < changed_at + 300000";

    private KillableShop() {}

    /** Properties of the application, among them {@code kill.point}, {@code kill.sales}, {@code kill.credits} and {@code kill.lives}. */
    public static void main(String[] properties) {
        ConfigurableApplicationContext shop = new SpringApplicationBuilder(Shop.class)
                .web(WebApplicationType.NONE)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .run(Arrays.stream(properties).map(property -> "--" + property).toArray(String[]::new));
        say("READY " + Instant.now());
        Environment environment = shop.getEnvironment();
        PartneroOutbox outbox = shop.getBean(PartneroOutbox.class);
        DataSource source = shop.getBean(DataSource.class);
        TransactionTemplate transaction = new TransactionTemplate(shop.getBean(PlatformTransactionManager.class));
        for (Consumer<PartneroOutbox> call : calls(environment)) {
            patiently(() -> {
                transaction.executeWithoutResult(status -> call.accept(outbox));
                return true;
            });
        }
        say("RECORDED");
        JdbcTemplate jdbc = new JdbcTemplate(source);
        while (patiently(() -> waiting(jdbc)) > 0) {
            LockSupport.parkNanos(100_000_000);
        }
        say("FINAL " + shop.getBean(OutboxOperations.class).summary());
        shop.close();
    }

    /** While the database is away, nobody has told the shop that it is recorded: it says it again. */
    private static <T> T patiently(Supplier<T> work) {
        while (true) {
            try {
                return work.get();
            } catch (NestedRuntimeException | OutboxDatabaseException e) {
                System.out.println(e);
                LockSupport.parkNanos(200_000_000);
            }
        }
    }

    private static long waiting(JdbcTemplate jdbc) {
        return Objects.requireNonNull(jdbc.queryForObject(WAITING, Long.class));
    }

    /** What the shop says, in an order of its own; orders are amended and removed, and everything is said twice. */
    private static List<Consumer<PartneroOutbox>> calls(Environment environment) {
        List<Consumer<PartneroOutbox>> calls = new ArrayList<>();
        for (int i = 0; i < environment.getProperty("kill.sales", Integer.class, 0); i++) {
            String key = "order-" + i;
            calls.add(outbox -> outbox.record(OutboxShop.fresh(key, "99.99")));
        }
        for (int i = 0; i < environment.getProperty("kill.credits", Integer.class, 0); i++) {
            String number = "credit-" + i;
            calls.add(outbox -> outbox.credit(number, OutboxShop.credit("10")));
        }
        List<Consumer<PartneroOutbox>> lives = new ArrayList<>();
        for (int i = 0; i < environment.getProperty("kill.lives", Integer.class, 0); i++) {
            lives.addAll(Lives.of(i));
        }
        lives.addAll(List.copyOf(lives));
        Collections.shuffle(lives, new Random(environment.getProperty("kill.seed", Long.class, 1L)));
        calls.addAll(lives);
        return calls;
    }

    /** For the thread that has reached the point; what follows is the end of the process. */
    private static void stopHere() {
        say("REACHED");
        while (true) {
            LockSupport.park();
        }
    }

    private static void say(String line) {
        System.out.println("\n> " + line);
        System.out.flush();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        SslAutoConfiguration.class,
        PartneroAutoConfiguration.class,
        PartneroJsonAutoConfiguration.class,
        DataSourceAutoConfiguration.class,
        DataSourceInitializationAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        PartneroOutboxAutoConfiguration.class
    })
    static class Shop {

        @Bean
        static BeanPostProcessor stopping(Environment environment) {
            KillPoint point = environment.getProperty("kill.point", KillPoint.class);
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source && point != null
                            ? new WatchedDataSource(source, point, KillableShop::stopHere)
                            : bean;
                }
            };
        }
    }
}
