package com.partnero.spring.boot.outbox;

import com.partnero.outbox.OutboxOperations;
import com.partnero.outbox.PartneroOutbox;
import java.util.Arrays;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** What an application lacks that injects an outbox and has none: before Boot says that there is no bean. */
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class MissingOutboxFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

    private final ListableBeanFactory beans;
    private final Environment environment;

    MissingOutboxFailureAnalyzer(BeanFactory beans, Environment environment) {
        this.beans = (ListableBeanFactory) beans;
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
        Class<?> type = cause.getBeanType();
        if (type != PartneroOutbox.class && type != OutboxOperations.class) {
            return null;
        }
        if (!environment.getProperty("partnero.outbox.enabled", Boolean.class, true)) {
            return analysis(
                    type,
                    "partnero.outbox.enabled=false removes it.",
                    "Remove partnero.outbox.enabled=false, or inject ObjectProvider<" + type.getSimpleName()
                            + "> if the application can work without it.",
                    cause);
        }
        if (!ClassUtils.isPresent(
                "org.springframework.jdbc.datasource.DataSourceUtils",
                MissingOutboxFailureAnalyzer.class.getClassLoader())) {
            return analysis(
                    type,
                    "spring-jdbc is not on the class path. The outbox needs it for its table in the application's"
                            + " database.",
                    "Add the dependency org.springframework.boot:spring-boot-starter-jdbc and the database's driver.",
                    cause);
        }
        String[] outboxes = names(PartneroOutbox.class);
        return outboxes.length > 0 ? qualified(type, cause) : withoutDatabase(type, names(DataSource.class), cause);
    }

    private static FailureAnalysis qualified(Class<?> type, NoSuchBeanDefinitionException cause) {
        return analysis(
                type,
                "there is one bean for all programs, and it has no qualifier.",
                "Inject it without @Qualifier: outbox.client(\"eu\") is the outbox of the program \"eu\", and the"
                        + " methods of OutboxOperations take the program's name.",
                cause);
    }

    private static @Nullable FailureAnalysis withoutDatabase(
            Class<?> type, String[] sources, NoSuchBeanDefinitionException cause) {
        if (sources.length == 1) {
            return null;
        }
        return sources.length == 0
                ? analysis(
                        type,
                        "there is no DataSource. The outbox needs one for its table in the application's database.",
                        "Set spring.datasource.url, or define a bean of javax.sql.DataSource.",
                        cause)
                : analysis(
                        type,
                        "there are several DataSources, and none is marked with @Primary: " + Arrays.toString(sources)
                                + ".",
                        "Set partnero.outbox.data-source to the bean name of the DataSource with the outbox's tables,"
                                + " or mark that DataSource with @Primary.",
                        cause);
    }

    private String[] names(Class<?> type) {
        return beans.getBeanNamesForType(type, true, false);
    }

    private static FailureAnalysis analysis(Class<?> type, String problem, String action, Throwable cause) {
        return new FailureAnalysis("A bean of " + type.getName() + " is injected, but " + problem, action, cause);
    }
}
