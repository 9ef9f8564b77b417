package com.partnero.spring.boot.outbox;

import com.partnero.spring.boot.PartneroAutoConfiguration;
import com.partnero.spring.boot.PartneroClients;
import com.partnero.spring.boot.json.PartneroJsonAutoConfiguration;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A shop in a process of its own, to be killed. It sells what it is told to, a key at a time, and says on its output what it
 * has come to: {@code READY}, {@code REACHED} a {@link KillPoint}, {@code RECORDED} all, with {@code kill.pause} how many entries
 * are {@code WAITING} and how many bytes live on the heap, and {@code FINAL} when nothing is under way any more.
 */
final class KillableShop {

    private static final Set<OutboxState> UNDER_WAY =
            EnumSet.of(OutboxState.PENDING, OutboxState.SENDING, OutboxState.SETTLING);

    private KillableShop() {}

    /** Properties of the application, among them {@code kill.point}, {@code kill.sales} and {@code kill.credits}. */
    public static void main(String[] properties) {
        ConfigurableApplicationContext shop = new SpringApplicationBuilder(Shop.class)
                .web(WebApplicationType.NONE)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .run(Arrays.stream(properties).map(property -> "--" + property).toArray(String[]::new));
        say("READY");
        Environment environment = shop.getEnvironment();
        PartneroOutbox outbox = shop.getBean(PartneroOutbox.class);
        TransactionTemplate transaction =
                new TransactionTemplate(new JdbcTransactionManager(shop.getBean(DataSource.class)));
        for (int i = 0; i < environment.getProperty("kill.sales", Integer.class, 0); i++) {
            String key = "order-" + i;
            transaction.executeWithoutResult(status -> outbox.record(OutboxShop.sale(key, "99.99")));
        }
        for (int i = 0; i < environment.getProperty("kill.credits", Integer.class, 0); i++) {
            outbox.credit("credit-" + i, OutboxShop.credit("10"));
        }
        say("RECORDED");
        OutboxOperations operations = shop.getBean(OutboxOperations.class);
        Duration pause = environment.getProperty("kill.pause", Duration.class, Duration.ofMillis(100));
        Map<OutboxState, Long> counts = operations.counts(PartneroClients.DEFAULT);
        while (waiting(counts) > 0) {
            LockSupport.parkNanos(pause.toNanos());
            counts = operations.counts(PartneroClients.DEFAULT);
            if (environment.containsProperty("kill.pause")) {
                say("WAITING " + waiting(counts) + " " + liveBytes());
            }
        }
        say("FINAL " + counts + " " + reasons(operations));
        shop.close();
    }

    private static long waiting(Map<OutboxState, Long> counts) {
        return UNDER_WAY.stream().mapToLong(counts::get).sum();
    }

    private static long liveBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static List<String> reasons(OutboxOperations operations) {
        return operations.list(PartneroClients.DEFAULT, List.of(OutboxState.QUARANTINED)).stream()
                .map(entry -> String.valueOf(entry.reason()))
                .distinct()
                .toList();
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
