package org.bounceback.app;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bounceback.data.Resources;
import org.junit.jupiter.api.Test;

/**
 * Which package uses which library: {@code package-libraries.txt} has one line per package with the
 * first two or three parts of the names of every library that it uses. The packages of the sandbox
 * count as one. Of the JDK the HTTP client, the HTTP server, SQL and {@code javax} count as
 * libraries.
 */
class PackageLibrariesTest {
  private static final String ROOT = "org.bounceback.";
  private static final String FILE = "package-libraries.txt";
  private static final Set<String> EVERYWHERE = Set.of("org.slf4j", "org.jspecify");

  /** Names that several publishers' libraries begin with. */
  private static final Set<String> SHARED =
      Set.of("com.google.", "com.github.", "io.github.", "org.apache.");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new MainClasses())
          .importPackages("org.bounceback..");

  @Test
  void packagesUseOnlyTheirDeclaredLibraries() {
    assertEquals(allowed(), used());
  }

  private static Map<String, NavigableSet<String>> allowed() {
    var lines = new TreeMap<String, NavigableSet<String>>();
    for (String line : Resources.text(PackageLibrariesTest.class, FILE).lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split(":", 2);
        lines.put(
            parts[0],
            new TreeSet<>(
                Arrays.stream(parts[1].split(" ")).filter(word -> !word.isEmpty()).toList()));
      }
    }
    return lines;
  }

  private static Map<String, NavigableSet<String>> used() {
    var used = new TreeMap<String, NavigableSet<String>>();
    for (JavaClass each : CLASSES) {
      NavigableSet<String> found = used.computeIfAbsent(packageOf(each), name -> new TreeSet<>());
      each.getDirectDependenciesFromSelf().stream()
          .map(Dependency::getTargetClass)
          .map(JavaClass::getBaseComponentType)
          .filter(target -> !target.isPrimitive())
          .flatMap(target -> library(target.getPackageName()))
          .filter(library -> !EVERYWHERE.contains(library))
          .forEach(found::add);
    }
    used.values().removeIf(Set::isEmpty);
    return used;
  }

  private static Stream<String> library(String name) {
    if (name.isEmpty() || name.startsWith(ROOT)) {
      return Stream.empty();
    }
    if (name.startsWith("java.")) {
      return Stream.of("java.net.http", "java.sql").filter(name::startsWith);
    }
    int parts = SHARED.stream().anyMatch(name::startsWith) ? 3 : 2;
    return Stream.of(Arrays.stream(name.split("\\.")).limit(parts).collect(joining(".")));
  }

  private static String packageOf(JavaClass each) {
    String name = each.getPackageName().substring(ROOT.length());
    return name.startsWith("sandbox.") ? "sandbox" : name;
  }
}
