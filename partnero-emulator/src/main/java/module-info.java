/** For teams of any language: the emulator as a program, which also records a real program and compares. */
module com.partnero.emulator {
    requires transitive com.partnero.testkit;
    requires com.google.gson;
    requires java.net.http;

    exports com.partnero.emulator;
}
