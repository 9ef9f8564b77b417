import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Announces what an example is about to do, and stops it where it could not start. Maven runs it first, from its source:
 * {@code java FirstStart.java checkout|quickstart LOCAL_REPOSITORY}.
 */
final class FirstStart {

    /** A library that only the shop needs, and one that both need: whoever has it has built the example before. */
    private static final Map<String, String> DOWNLOADED = Map.of(
            "checkout", "org/springframework/boot/spring-boot-tomcat",
            "quickstart", "io/github/openfeign/feign-core");

    private static final Map<String, String> SIZES = Map.of("checkout", "140 MB", "quickstart", "60 MB");

    private FirstStart() {}

    public static void main(String... arguments) throws IOException {
        String example = arguments[0];
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        if (example.equals("checkout")) {
            refuseASecondShop(port);
            System.out.println("Building and starting a shop in Spring Boot with Partnero behind it.");
        } else {
            System.out.println("Building and running one sale in plain Java.");
        }
        if (!Files.exists(Path.of(arguments[1], DOWNLOADED.get(example)))) {
            System.out.println("The first start downloads about " + SIZES.get(example)
                    + " from Maven Central, which takes a minute or more. Later starts take half a minute.");
        }
        if (example.equals("checkout")) {
            System.out.println("It prints its address when it is open: "
                    + (port == 0 ? "on a free port." : "http://localhost:" + port + " (PORT=8081 changes that)."));
        }
    }

    private static void refuseASecondShop(int port) throws IOException {
        if (port != 0 && isTaken(port)) {
            refuse("Another program, perhaps this shop, already listens on http://localhost:" + port
                    + ". Stop it, or write PORT=" + (port + 1) + " before the command.");
        }
        String ours = System.getenv("PARTNERO_API_KEY") == null ? "./target/shop" : "./target/shop-own";
        String database = System.getenv().getOrDefault("CHECKOUT_DATABASE", ours);
        Path file = Path.of("examples/checkout").resolve(database + ".mv.db");
        if (Files.exists(file) && isLocked(file)) {
            refuse("Another shop uses the database " + file.normalize()
                    + ". Stop it, or write CHECKOUT_DATABASE=./target/shop-2 before the command.");
        }
    }

    private static boolean isTaken(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isLocked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    private static void refuse(String reason) {
        System.err.println(reason);
        System.exit(1);
    }
}
