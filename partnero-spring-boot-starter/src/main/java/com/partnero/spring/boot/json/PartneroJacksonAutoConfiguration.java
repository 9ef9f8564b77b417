package com.partnero.spring.boot.json;

import com.partnero.wire.PartneroJson;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JacksonModule;

/**
 * The library's values for the application's Jackson: {@code partneroJacksonModule} lets a controller return a
 * {@link com.partnero.CustomerBalance} or take a {@link com.partnero.NewTransaction}, in the API document's own JSON. A mapper
 * of your own needs it too: {@code JsonMapper.builder().addModule(partneroJacksonModule)}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = PartneroJsonAutoConfiguration.class)
@ConditionalOnClass(JacksonModule.class)
@ConditionalOnBean(PartneroJson.class)
public final class PartneroJacksonAutoConfiguration {

    /** For Spring. */
    public PartneroJacksonAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "partneroJacksonModule")
    JacksonModule partneroJacksonModule(PartneroJson json) {
        return new PartneroJacksonModule(json);
    }
}
