/** An application with modules of its own. */
module consumer {
    requires com.partnero.feign;
    requires com.partnero.testkit;
}
