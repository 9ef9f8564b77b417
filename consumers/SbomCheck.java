import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Compares what a module's SBOM and the page for platform teams say that it needs with the jars that an application gets:
 * java SbomCheck.java BOM JARS MODULE.
 */
final class SbomCheck {

    private SbomCheck() {}

    public static void main(String... args) throws Exception {
        Set<String> listed = listed(Path.of(args[0]));
        Set<String> got = jars(Path.of(args[1]), args[2]);
        if (!listed.equals(got)) {
            throw new IllegalStateException(args[2] + "\n  listed: " + listed + "\n  jars:   " + got);
        }
        String row = got.stream()
                .filter(jar -> !jar.startsWith("partnero-"))
                .map(jar -> jar.replaceFirst("-[0-9].*", ""))
                .collect(Collectors.joining(", ", "| `" + args[2] + "` | ", " |\n"));
        if (!Files.readString(Path.of("docs/platform-team.md")).contains(row)) {
            throw new IllegalStateException("docs/platform-team.md should say " + row);
        }
        System.out.println(args[2] + ": its SBOM lists the " + got.size() + " jars that come with it");
    }

    /** What the graph reaches from the module without passing through an optional dependency. */
    private static Set<String> listed(Path bom) throws Exception {
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(bom.toFile())
                .getDocumentElement();
        Map<String, Element> components = byAttribute(root.getElementsByTagName("component"), "bom-ref");
        Map<String, Element> graph = byAttribute(
                ((Element) root.getElementsByTagName("dependencies").item(0)).getElementsByTagName("dependency"), "ref");
        Set<String> names = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>();
        Element metadata = (Element) root.getElementsByTagName("metadata").item(0);
        NodeList own = metadata.getElementsByTagName("component");
        open.add(((Element) own.item(own.getLength() - 1)).getAttribute("bom-ref"));
        while (!open.isEmpty()) {
            NodeList needed = graph.get(open.remove()).getElementsByTagName("dependency");
            for (int i = 0; i < needed.getLength(); i++) {
                String ref = ((Element) needed.item(i)).getAttribute("ref");
                Element component = components.get(ref);
                if (!text(component, "scope").equals("optional")
                        && names.add(text(component, "name") + "-" + text(component, "version") + ".jar")) {
                    open.add(ref);
                }
            }
        }
        return names;
    }

    /** By name, without those that only stand in another's list. */
    private static Map<String, Element> byAttribute(NodeList elements, String name) {
        Map<String, Element> found = new HashMap<>();
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            if (!element.getParentNode().getNodeName().equals("dependency")) {
                found.put(element.getAttribute(name), element);
            }
        }
        return found;
    }

    private static String text(Element component, String name) {
        NodeList found = component.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private static Set<String> jars(Path folder, String module) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(module + "-"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
