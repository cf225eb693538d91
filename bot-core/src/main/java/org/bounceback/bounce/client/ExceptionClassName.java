package org.bounceback.bounce.client;

import java.util.Locale;
import java.util.Set;

/** Recognizes the name of a class in the text of an exception, which looks like a host name. */
public final class ExceptionClassName {
  /** The first parts of package names in Java and namespaces in .NET. */
  private static final Set<String> ROOTS =
      Set.of("java", "javax", "jakarta", "kotlin", "android", "com", "org", "net");

  private static final Set<String> NAMESPACES = Set.of("System.", "Microsoft.", "MailClient.");

  private ExceptionClassName() {}

  /** Returns whether a name with dots, as written, is the name of a class and of no host. */
  public static boolean matches(String name) {
    int lastDot = name.lastIndexOf('.');
    int firstDot = name.indexOf('.');
    if (lastDot < 0) {
      return false;
    }
    String last = name.substring(lastDot + 1);
    String lowerCase = last.toLowerCase(Locale.ROOT);
    boolean isDeep = lastDot > firstDot;
    String root = name.substring(0, firstDot);
    boolean isPackage =
        ROOTS.contains(root) && (isDeep || root.startsWith("java") || root.equals("jakarta"));
    return lowerCase.endsWith("exception")
        || isPackage
        || (isDeep && NAMESPACES.stream().anyMatch(name::startsWith))
        || (isDeep && hasHump(last));
  }

  private static boolean hasHump(String word) {
    for (int i = 1; i < word.length(); i++) {
      if (Character.isLowerCase(word.charAt(i - 1)) && Character.isUpperCase(word.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
