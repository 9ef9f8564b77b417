package com.partnero.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * Measures the start of a web application that does nothing. It does not refer to Partnero, so it also starts without
 * it.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class BootStart {

    /**
     * Starts the application, prints the figures and stops.
     *
     * @param arguments none, or the name of a bean to create
     */
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(BootStart.class);
        application.setDefaultProperties(java.util.Map.of(
                "server.port", "0",
                "spring.main.banner-mode", "off",
                "logging.level.root", "warn",
                "partnero.api-key", "key"));
        try (ConfigurableApplicationContext context = application.run()) {
            for (String bean : arguments) {
                context.getBean(bean);
            }
            OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            System.out.println("milliseconds "
                    + (System.currentTimeMillis()
                            - ManagementFactory.getRuntimeMXBean().getStartTime()));
            System.out.println("cpu-milliseconds " + system.getProcessCpuTime() / 1_000_000);
            System.out.println(
                    "classes " + ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount());
        }
    }
}
