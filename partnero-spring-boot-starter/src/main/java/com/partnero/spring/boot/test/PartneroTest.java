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
 * A test slice for an application's use of Partnero. The context contains the clients over a service in memory and the
 * named components. It has no web server, no database, no other auto-configuration, no key and no network.
 *
 * <pre>{@code
 * @PartneroTest(Checkout.class)
 * class CheckoutTest {
 *
 *     @Autowired
 *     Checkout checkout;
 *
 *     @Autowired
 *     InMemoryPartnero partnero;
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
 * <p>Requires {@code partnero-testkit} and {@code spring-boot-starter-test}, both in scope {@code test}. The services
 * are reset for every test method.
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

    /** Components of the application to include; its component scan must find them. */
    Class<?>[] value() default {};

    /** Additional properties, such as {@code partnero.retry.max-attempts=1}. */
    String[] properties() default {};

    /** Filters that include further components. */
    ComponentScan.Filter[] includeFilters() default {};

    /** Auto-configurations to exclude. */
    @AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
    Class<?>[] excludeAutoConfiguration() default {};
}
