package com.partnero.spring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of what an application does with Partnero, and of nothing else: the clients, over a service in memory, and the
 * components that are named. No web, no database, no other auto-configuration, no key, no network.
 *
 * <pre>{@code
 * @PartneroTest(Checkout.class)
 * class CheckoutTest {
 *
 *     @Autowired Checkout checkout;
 *     @Autowired InMemoryPartnero partnero;
 *
 *     @Test
 *     void aLostAnswerIsNoLostSale() {
 *         partnero.service().addCustomer("customer_456");
 *         partnero.faults().next(Fault.LOSE_ANSWER_AFTER_COMMIT);
 *
 *         checkout.pay("order-1042");
 *
 *         assertThat(partnero).recorded("order-1042").once();
 *     }
 * }
 * }</pre>
 *
 * <p>Wants {@code partnero-testkit} and {@code spring-boot-starter-test}, both in scope {@code test}. The services are as new
 * for every test method.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(PartneroTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(PartneroTypeExcludeFilter.class)
@ImportAutoConfiguration
public @interface PartneroTest {

    /**
     * Components of the application to test, out of those that its component scan finds.
     *
     * @return classes
     */
    Class<?>[] value() default {};

    /**
     * Properties to set, besides those of the application.
     *
     * @return lines such as {@code partnero.retry.max-attempts=1}
     */
    String[] properties() default {};

    /**
     * Further components to test, by a rule.
     *
     * @return filters of the component scan
     */
    ComponentScan.Filter[] includeFilters() default {};

    /**
     * Auto-configurations to leave out.
     *
     * @return classes
     */
    @AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
    Class<?>[] excludeAutoConfiguration() default {};
}
