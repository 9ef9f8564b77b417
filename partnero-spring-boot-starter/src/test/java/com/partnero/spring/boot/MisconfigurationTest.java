package com.partnero.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.partnero.Partnero;
import com.partnero.feign.FeignPartnero;
import com.partnero.outbox.PartneroOutbox;
import com.partnero.retrofit.RetrofitPartnero;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Mistakes in the configuration end in an explanation with the line to write. */
class MisconfigurationTest {

    private final ApplicationContextRunner keyed = StarterFixture.runner().withPropertyValues("partnero.api-key=key");

    @Test
    void withoutAKeyNothingFailsUntilSomethingInjectsABean() {
        StarterFixture.runner().run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.containsBeanDefinition("partneroTransactions")).isTrue();
        });
    }

    @Test
    void withoutAKeyAnInjectedBeanExplainsItself() {
        FailureAnalysis analysis = analysisOf(StarterFixture.runner());

        assertThat(analysis.getDescription()).contains("partnero.api-key is not set");
        assertThat(analysis.getAction())
                .contains("PARTNERO_API_KEY")
                .contains("partnero.api-key=")
                .contains("partnero.enabled=false")
                .doesNotContain("@Qualifier");
    }

    @Test
    void aPlaceholderThatNothingSetsIsNoKey() {
        FailureAnalysis analysis =
                analysisOf(StarterFixture.runner().withPropertyValues("partnero.api-key=${NO_SUCH_VARIABLE}"));

        assertThat(analysis.getDescription()).contains("partnero.api-key is not set");
    }

    @Test
    void theVariablesThatTheExplanationsNameAreRead() {
        Map<String, Object> variables = Map.of("PARTNERO_API_KEY", "one", "PARTNERO_CLIENTS_EU_API_KEY", "other");
        StarterFixture.runner()
                .withPropertyValues("partnero.clients.eu.read-timeout=1s")
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables)))
                .run(context -> {
                    PartneroConnectionDetails details = context.getBean(PartneroConnectionDetails.class);

                    assertThat(details.getApiKey("default")).isEqualTo("one");
                    assertThat(details.getApiKey("eu")).isEqualTo("other");
                });
    }

    @Test
    void withNamedProgramsOnlyTheExplanationNamesThem() {
        FailureAnalysis analysis = analysisOf(StarterFixture.runner()
                .withPropertyValues("partnero.clients.eu.api-key=a", "partnero.clients.us.api-key=b"));

        assertThat(analysis.getAction()).contains("\"eu\", \"us\"").contains("@Qualifier(\"eu\")");
    }

    @Test
    void aNamedProgramWithoutAKeyNamesItsOwnProperty() {
        FailureAnalysis analysis = analysisOf(
                StarterFixture.runner()
                        .withPropertyValues("partnero.api-key=key", "partnero.clients.eu.read-timeout=1s"),
                EuShop.class);

        assertThat(analysis.getDescription()).contains("partnero.clients.eu.api-key is not set");
        assertThat(analysis.getAction()).contains("PARTNERO_CLIENTS_EU_API_KEY");
    }

    @Test
    void anInsecureBaseUrlIsRefused() {
        FailureAnalysis analysis =
                analysisOf(keyed.withPropertyValues("partnero.base-url=http://api.partnero.example/v1"));

        assertThat(analysis.getDescription()).contains("partnero.base-url").contains("must be https");
        assertThat(analysis.getAction())
                .contains("https://api.partnero.com/v1")
                .contains("partnero.allow-insecure-base-url=true");
    }

    @Test
    void anInsecureBaseUrlIsAcceptedWhenAllowedAndOnLoopback() {
        keyed.withUserConfiguration(PartneroAutoConfigurationTest.Shop.class)
                .withPropertyValues(
                        "partnero.base-url=http://api.partnero.example/v1", "partnero.allow-insecure-base-url=true")
                .run(context -> assertThat(context).hasNotFailed());
        keyed.withUserConfiguration(PartneroAutoConfigurationTest.Shop.class)
                .withPropertyValues("partnero.base-url=http://localhost:9999/v1")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void aBaseUrlThatIsNoneIsRefused() {
        assertThat(analysisOf(keyed.withPropertyValues("partnero.base-url=partnero"))
                        .getDescription())
                .contains("partnero.base-url cannot be used");
        assertThat(analysisOf(keyed.withPropertyValues("partnero.base-url=https://a b"))
                        .getDescription())
                .contains("partnero.base-url cannot be used");
    }

    @Test
    void aKeyWithALineBreakIsRefusedWithoutBeingRepeated() {
        FailureAnalysis analysis =
                analysisOf(StarterFixture.runner().withPropertyValues("partnero.api-key=secret key"));

        assertThat(analysis.getDescription()).contains("partnero.api-key").doesNotContain("secret key");
    }

    @Test
    void aKeyWithItsSchemeIsRefused() {
        FailureAnalysis analysis =
                analysisOf(StarterFixture.runner().withPropertyValues("partnero.api-key=Bearer secret"));

        assertThat(analysis.getDescription())
                .contains("partnero.api-key", "begins with \"Bearer\"")
                .doesNotContain("secret");
        assertThat(analysis.getAction()).contains("exactly the key");
    }

    @Test
    void aQualifierWithoutAProgramNamesThePropertyToSet() {
        FailureAnalysis analysis = reported(
                EuShop.class,
                "partnero.api-key=key",
                "partnero.clients.us.api-key=other",
                "spring.main.banner-mode=off");

        assertThat(analysis.getDescription()).contains("@Qualifier(\"eu\")", "there are \"us\"");
        assertThat(analysis.getAction()).contains("partnero.clients.eu.api-key", "PARTNERO_CLIENTS_EU_API_KEY");
    }

    @Test
    void anInjectionIntoAnApplicationThatIsSwitchedOffNamesTheSwitch() {
        FailureAnalysis analysis = reported(
                PartneroAutoConfigurationTest.Shop.class,
                "partnero.enabled=false",
                "partnero.api-key=key",
                "spring.main.banner-mode=off");

        assertThat(analysis.getDescription()).contains("partnero.enabled=false");
        assertThat(analysis.getAction()).contains("ObjectProvider<PartneroTransactions>");
    }

    @Test
    void theDefaultProgramIsNotConfiguredAmongTheNamedOnes() {
        FailureAnalysis analysis = analysisOf(keyed.withPropertyValues("partnero.clients.default.read-timeout=1s"));

        assertThat(analysis.getDescription()).contains("partnero.clients.default cannot be used");
    }

    @Test
    void anOutboxThatCannotBeThereSaysWhatIsMissing() {
        String[] off = {"partnero.api-key=key", "partnero.outbox.enabled=false", "spring.main.banner-mode=off"};
        String[] noDatabase = {
            "partnero.api-key=key",
            "spring.main.banner-mode=off",
            "spring.autoconfigure.exclude=" + DataSourceAutoConfiguration.class.getName()
        };

        assertThat(reported(OutboxUser.class, off).getDescription()).contains("partnero.outbox.enabled=false");
        assertThat(reported(OutboxUser.class, noDatabase).getDescription()).contains("there is no DataSource");
        FailureAnalysis several = reported(TwoDatabases.class, noDatabase);
        assertThat(several.getDescription()).contains("[one, two]");
        assertThat(several.getAction()).contains("@Primary");
    }

    @Test
    void anOutboxBehindAQualifierIsExplained() {
        FailureAnalysis analysis = reported(
                EuOutboxUser.class,
                "partnero.clients.eu.api-key=key",
                "spring.datasource.url=jdbc:h2:mem:qualified",
                "spring.main.banner-mode=off");

        assertThat(analysis.getAction()).contains("outbox.client(\"eu\")");
    }

    static class OutboxUser {
        OutboxUser(PartneroOutbox outbox) {}
    }

    @Import(OutboxUser.class)
    @Configuration(proxyBeanMethods = false)
    static class TwoDatabases {

        @Bean
        DataSource one() {
            return new DriverManagerDataSource();
        }

        @Bean
        DataSource two() {
            return new DriverManagerDataSource();
        }
    }

    static class EuOutboxUser {
        EuOutboxUser(@Qualifier("eu") PartneroOutbox outbox) {}
    }

    @ParameterizedTest
    @CsvSource({
        "retry.max-delay=5, true",
        "outbox.settle-window=120, true",
        "outbox.max-age=7, true",
        "outbox.polling=5s, false",
        "outbox.settle-window=120000, false"
    })
    void otherTimesByABareNumberAreWarnedOfToo(String setting, boolean warned) {
        try (LogLines lines = new LogLines(ClientFactory.class.getName())) {
            keyed.withUserConfiguration(PartneroAutoConfigurationTest.Shop.class)
                    .withPropertyValues("partnero." + setting)
                    .run(context -> assertThat(context).hasNotFailed());

            assertThat(lines.events()).hasSize(warned ? 1 : 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"8, true", "99, true", "8s, false", "100, false", "99ms, false"})
    void aTimeOutByABareNumberThatIsSmallIsWarnedOf(String value, boolean warned) {
        try (LogLines lines = new LogLines(ClientFactory.class.getName())) {
            keyed.withUserConfiguration(PartneroAutoConfigurationTest.Shop.class)
                    .withPropertyValues("partnero.read-timeout=" + value)
                    .run(context -> assertThat(context).hasNotFailed());

            assertThat(lines.events())
                    .hasSize(warned ? 1 : 0)
                    .allMatch(line -> line.getFormattedMessage().startsWith("partnero.read-timeout is a number"));
        }
    }

    /** As an application that does not start reports it, Boot's own analyzers beside ours. */
    private static FailureAnalysis reported(Class<?> shop, String... properties) {
        AtomicReference<ConfigurableApplicationContext> context = new AtomicReference<>();
        SpringApplication application = new SpringApplicationBuilder(Application.class, shop)
                .web(WebApplicationType.NONE)
                .properties(properties)
                .initializers(context::set)
                .build();

        Throwable failure = catchThrowable(application::run);

        assertThat(failure).isNotNull();
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(
                        FailureAnalyzer.class,
                        ArgumentResolver.of(BeanFactory.class, context.get().getBeanFactory())
                                .and(Environment.class, context.get().getEnvironment()),
                        FailureHandler.logging(LogFactory.getLog(MisconfigurationTest.class)))
                .stream()
                .map(analyzer -> analyzer.analyze(failure))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @Test
    void aValueOutOfRangeNamesItsProperty() {
        assertThat(analysisOf(keyed.withPropertyValues("partnero.call-timeout=0ms"))
                        .getDescription())
                .contains("partnero.call-timeout");
        assertThat(analysisOf(keyed.withPropertyValues("partnero.program-currency=dollars"))
                        .getDescription())
                .contains("partnero.program-currency");
        assertThat(analysisOf(keyed.withPropertyValues("partnero.retry.max-attempts=99"))
                        .getDescription())
                .contains("partnero.retry.max-attempts");
        assertThat(analysisOf(keyed.withPropertyValues("partnero.response.max-body-size=10GB"))
                        .getDescription())
                .contains("partnero.response.max-body-size");
        assertThat(analysisOf(keyed.withPropertyValues("partnero.proxy.host=proxy", "partnero.proxy.port=99999"))
                        .getDescription())
                .contains("partnero.proxy.port", "1 to 65535");
    }

    @ParameterizedTest
    @CsvSource({
        "failure-ratio, 50",
        "failure-ratio, 0",
        "failure-ratio, NaN",
        "min-calls, 0",
        "min-calls, 513",
        "window, 0"
    })
    void aLimitOfHealthThatIsNeverOrAlwaysReachedNamesItsProperty(String key, String value) {
        assertThat(analysisOf(keyed.withPropertyValues("partnero.health." + key + "=" + value))
                        .getDescription())
                .contains("partnero.health." + key + " cannot be used");
    }

    @Test
    void anUnknownSslBundleNamesItsProperty() {
        assertThat(analysisOf(keyed.withPropertyValues("partnero.ssl.bundle=nope"))
                        .getDescription())
                .contains("partnero.ssl.bundle")
                .contains("nope");
    }

    @Test
    void aProxyPasswordThatTheJdkWouldNotSendIsExplained() {
        FailureAnalysis analysis = analysisOf(
                keyed.withPropertyValues("partnero.proxy.host=proxy.example", "partnero.proxy.username=joe"));

        assertThat(analysis.getAction())
                .contains("jdk.http.auth.tunneling.disabledSchemes")
                .contains("retrofit");
    }

    @Test
    void withoutAnyTransportTheDependencyIsNamed() {
        FailureAnalysis analysis =
                analysisOf(keyed.withClassLoader(new FilteredClassLoader(FeignPartnero.class, RetrofitPartnero.class)));

        assertThat(analysis.getDescription()).contains("neither partnero-feign nor partnero-retrofit");
        assertThat(analysis.getAction()).contains("<artifactId>partnero-feign</artifactId>");
    }

    @Test
    void aTransportThatIsAskedForAndMissingIsNamed() {
        FailureAnalysis analysis = analysisOf(keyed.withClassLoader(new FilteredClassLoader(RetrofitPartnero.class))
                .withPropertyValues("partnero.transport=retrofit"));

        assertThat(analysis.getAction()).contains("<artifactId>partnero-retrofit</artifactId>");
    }

    @Test
    void aClientThatFollowsRedirectsIsRefusedByTheNameOfItsBean() {
        FailureAnalysis analysis = analysisOf(keyed.withUserConfiguration(FollowsRedirects.class));

        assertThat(analysis.getDescription()).contains("\"shopHttp\"", "must not follow redirects");
        assertThat(analysis.getAction()).contains("\"shopHttp\"");
    }

    private static FailureAnalysis analysisOf(ApplicationContextRunner runner) {
        return analysisOf(runner, PartneroAutoConfigurationTest.Shop.class);
    }

    private static FailureAnalysis analysisOf(ApplicationContextRunner runner, Class<?> shop) {
        FailureAnalysis[] analysis = new FailureAnalysis[1];
        runner.withUserConfiguration(shop).run(context -> {
            assertThat(context).hasFailed();
            analysis[0] = registeredAnalyzer().analyze(context.getStartupFailure());
        });
        assertThat(analysis[0]).as("an explanation").isNotNull();
        return analysis[0];
    }

    private static FailureAnalyzer registeredAnalyzer() {
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, (type, name, failure) -> {})
                .stream()
                .filter(InvalidClientFailureAnalyzer.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    static class EuShop {
        EuShop(@Qualifier("eu") Partnero partnero) {}
    }

    @Configuration(proxyBeanMethods = false)
    static class FollowsRedirects {

        @Bean
        @Qualifier("partnero")
        HttpClient shopHttp() {
            return HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.ALWAYS)
                    .build();
        }
    }
}
