package com.partnero.spring.boot.test;

import static com.partnero.spring.boot.StarterFixture.sale;
import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Partnero;
import com.partnero.PartneroTransactions;
import com.partnero.client.PartneroBuilder;
import com.partnero.spring.boot.PartneroAutoConfiguration;
import com.partnero.spring.boot.PartneroClients;
import com.partnero.spring.boot.PartneroConnectionDetails;
import com.partnero.spring.boot.PartneroCustomizer;
import com.partnero.spring.boot.PartneroTransportFactory;
import com.partnero.spring.boot.StarterFixture;
import com.partnero.spring.boot.test.shop.ShopApplication;
import com.partnero.testkit.InMemoryPartnero;
import com.partnero.testkit.PartneroEmulator;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** When calls of a test stay in memory, and when they do not. */
class SwapTest {

    private static final PartneroEmulator EMULATOR = StarterFixture.emulator();

    @AfterAll
    static void stop() {
        EMULATOR.close();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(PartneroAutoConfiguration.class)
    static class Clients {}

    private static ApplicationContext contextOf(Class<?> test) {
        return new TestContextManager(test).getTestContext().getApplicationContext();
    }

    private static void assertOverHttp(ApplicationContext context) {
        assertThat(context.getBean(Partnero.class)).isNotInstanceOf(InMemoryPartnero.class);
        EMULATOR.reset();
        EMULATOR.service().addCustomer("referrer");
        EMULATOR.service().addCustomer("buyer").referredBy("referrer");

        context.getBean(PartneroTransactions.class).create(sale("order-1042"));

        assertThat(EMULATOR.requests()).hasSize(1);
    }

    @Test
    void aKeyAndAnAddressElsewhereAreNeverUsed() {
        ApplicationContext context = contextOf(WithKey.class);

        assertThat(context.getBean(Partnero.class)).isInstanceOf(InMemoryPartnero.class);
        assertThat(context.getBean(Partnero.class).transactions().find("order-1042"))
                .isEmpty();
    }

    @SpringBootTest(
            classes = Clients.class,
            properties = {
                "partnero.api-key=key",
                "partnero.base-url=https://127.0.0.1.api.example/v1",
                "partnero.clients.eu.api-key=key"
            })
    static class WithKey {}

    @Test
    void everyProgramHasAServiceOfItsOwn() {
        ApplicationContext context = contextOf(WithKey.class);
        ByName injected = context.getAutowireCapableBeanFactory().createBean(ByName.class);
        injected.eu.service().addCustomer("referrer");
        injected.eu.service().addCustomer("buyer").referredBy("referrer");

        context.getBean(PartneroClients.class).get("eu").transactions().create(sale("order-1042"));

        assertThat(injected.eu.service().transactions("order-1042")).hasSize(1);
        assertThat(injected.home.service().transactions("order-1042")).isEmpty();
        assertThat(injected.home).isSameAs(context.getBean(Partnero.class));
    }

    static class ByName {

        @Autowired
        InMemoryPartnero home;

        @Autowired
        @Qualifier("eu")
        InMemoryPartnero eu;
    }

    @Test
    void allProgramsAreAsNewAfterATest() throws Exception {
        TestContextManager manager = new TestContextManager(WithKey.class);
        WithKey test = new WithKey();
        manager.prepareTestInstance(test);
        PartneroClients clients =
                manager.getTestContext().getApplicationContext().getBean(PartneroClients.class);
        InMemoryPartnero eu = (InMemoryPartnero) clients.get("eu");
        eu.service().addCustomer("customer_123");

        manager.afterTestMethod(test, WithKey.class.getMethod("toString"), null);

        assertThat(eu.service().customers()).isEmpty();
        assertThat(clients.get("eu")).isSameAs(eu);
    }

    @Test
    void aContextMayBeClosedAfterEachTest() throws Exception {
        TestContextManager manager = new TestContextManager(Dirty.class);
        Dirty test = new Dirty();
        Method method = Dirty.class.getMethod("toString");
        manager.prepareTestInstance(test);
        manager.beforeTestMethod(test, method);

        manager.afterTestMethod(test, method, null);

        assertThat(manager.getTestContext().hasApplicationContext()).isFalse();
    }

    @SpringBootTest(classes = Clients.class, properties = "spring.application.name=dirty")
    @DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
    static class Dirty {}

    @Test
    void anEmulatorOnThisMachineIsLeftAlone() {
        assertOverHttp(contextOf(Emulated.class));
    }

    @SpringBootTest(classes = Clients.class)
    static class Emulated {

        @DynamicPropertySource
        static void properties(DynamicPropertyRegistry registry) {
            registry.add("partnero.base-url", EMULATOR::baseUrl);
            registry.add("partnero.api-key", EMULATOR::apiKey);
        }
    }

    @Test
    void oneProgramMayBeEmulatedAndAnotherInMemory() {
        ApplicationContext context = contextOf(HalfEmulated.class);
        PartneroClients clients = context.getBean(PartneroClients.class);

        assertThat(clients.get("eu")).isInstanceOf(InMemoryPartnero.class);
        assertThat(clients.get("default")).isNotInstanceOf(InMemoryPartnero.class);
        assertThat(context.getBean("euPartnero")).isSameAs(clients.get("eu"));
        assertOverHttp(context);
    }

    @SpringBootTest(
            classes = Clients.class,
            properties = {"partnero.clients.eu.api-key=key", "partnero.clients.eu.base-url=https://eu.api.example/v1"})
    static class HalfEmulated extends Emulated {}

    @Test
    void thePropertySwitchesItOff() {
        ApplicationContext context = contextOf(SwitchedOff.class);

        assertThat(context.getBean(Partnero.class)).isNotInstanceOf(InMemoryPartnero.class);
        assertThat(context.getBeansOfType(PartneroTransportFactory.class)).isEmpty();
    }

    @SpringBootTest(
            classes = Clients.class,
            properties = {"partnero.api-key=key", "partnero.test.in-memory=false"})
    static class SwitchedOff {}

    @Test
    void theApplicationsClientWins() {
        ApplicationContext context = contextOf(OwnClient.class);

        assertThat(context.getBean(Partnero.class)).isSameAs(context.getBean("mine"));
        assertThat(context.getBean(InMemoryPartnero.class)).isSameAs(context.getBean("mine"));
    }

    @Test
    void theApplicationsClientIsNotReset() throws Exception {
        TestContextManager manager = new TestContextManager(OwnClient.class);
        OwnClient test = new OwnClient();
        manager.prepareTestInstance(test);

        manager.afterTestMethod(test, OwnClient.class.getMethod("toString"), null);

        ApplicationContext context = manager.getTestContext().getApplicationContext();
        assertThat(context.getBean(InMemoryPartnero.class).service().customers())
                .hasSize(1);
    }

    @SpringBootTest(classes = {Clients.class, OwnClient.Beans.class})
    static class OwnClient {

        @Configuration(proxyBeanMethods = false)
        static class Beans {

            @Bean
            InMemoryPartnero mine() {
                InMemoryPartnero partnero = InMemoryPartnero.create();
                partnero.service().addCustomer("customer_123");
                return partnero;
            }
        }
    }

    @Test
    void theApplicationsConnectionDetailsWin() {
        assertOverHttp(contextOf(OwnDetails.class));
    }

    @SpringBootTest(classes = {Clients.class, OwnDetails.Beans.class})
    static class OwnDetails {

        @Configuration(proxyBeanMethods = false)
        static class Beans {

            @Bean
            PartneroConnectionDetails details() {
                return PartneroConnectionDetails.of(EMULATOR.baseUrl(), EMULATOR.apiKey());
            }
        }
    }

    @Test
    void theApplicationsTransportWins() {
        ApplicationContext context = contextOf(OwnTransport.class);

        context.getBean(Partnero.class);

        assertThat(context.getBean(OwnTransport.Beans.class).asked).contains("default");
        assertThat(context.getBeansOfType(PartneroTransportFactory.class)).hasSize(1);
    }

    @SpringBootTest(classes = {Clients.class, OwnTransport.Beans.class})
    static class OwnTransport {

        @Configuration(proxyBeanMethods = false)
        static class Beans {

            final List<String> asked = new ArrayList<>();

            @Bean
            PartneroTransportFactory mine() {
                return client -> {
                    asked.add(client);
                    return InMemoryPartnero.builder();
                };
            }
        }
    }

    @Test
    void aMockOfAPortWins() {
        ApplicationContext context = contextOf(Mocked.class);

        assertThat(Mockito.mockingDetails(context.getBean(PartneroTransactions.class))
                        .isMock())
                .isTrue();
        assertThat(context.getBean(InMemoryPartnero.class)).isNotNull();
    }

    @SpringBootTest(classes = Clients.class)
    static class Mocked {

        @MockitoBean
        PartneroTransactions transactions;
    }

    @Test
    void aMockOfTheClientWins() {
        ApplicationContext context = contextOf(MockedClient.class);

        assertThat(Mockito.mockingDetails(context.getBean(Partnero.class)).isMock())
                .isTrue();
    }

    @SpringBootTest(classes = Clients.class)
    static class MockedClient {

        @MockitoBean
        Partnero partnero;
    }

    @Test
    void customizersAreCalledAsEver() {
        ApplicationContext context = contextOf(Customized.class);

        context.getBean(Partnero.class);

        assertThat(context.getBean(Customized.Beans.class).customized)
                .singleElement()
                .isInstanceOf(InMemoryPartnero.Builder.class);
    }

    @SpringBootTest(classes = {Clients.class, Customized.Beans.class})
    static class Customized {

        @Configuration(proxyBeanMethods = false)
        static class Beans {

            final List<PartneroBuilder<?>> customized = new ArrayList<>();

            @Bean
            PartneroCustomizer customizer() {
                return (client, builder) -> customized.add(builder);
            }
        }
    }

    @Test
    void switchedOffThereIsNothingToSwap() {
        ApplicationContext context = contextOf(WithoutPartnero.class);

        assertThat(context.getBeansOfType(PartneroTransportFactory.class)).isEmpty();
        assertThat(context.getBeansOfType(Partnero.class)).isEmpty();
    }

    @SpringBootTest(classes = Clients.class, properties = "partnero.enabled=false")
    static class WithoutPartnero {}

    @Test
    void testsOfPlainSpringStayInMemoryToo() {
        assertThat(contextOf(Plain.class).getBean(Partnero.class)).isInstanceOf(InMemoryPartnero.class);
    }

    @SpringJUnitConfig
    static class Plain {

        @Configuration
        @Import(PartneroAutoConfiguration.class)
        static class PlainSpring {}
    }

    @Test
    void anApplicationThatIsRunIsNeverTouchedWhateverIsOnItsClassPath() {
        SpringApplication application = new SpringApplicationBuilder(ShopApplication.class)
                .web(WebApplicationType.NONE)
                .application();

        try (var context = application.run(
                "--partnero.api-key=" + EMULATOR.apiKey(), "--partnero.base-url=" + EMULATOR.baseUrl())) {
            assertOverHttp(context);
        }
        try (var context = application.run("--partnero.api-key=key")) {
            assertThat(context.getBean(Partnero.class)).isNotInstanceOf(InMemoryPartnero.class);
            assertThat(context.getBeansOfType(PartneroTransportFactory.class)).isEmpty();
        }
    }
}
