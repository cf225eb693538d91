package org.bounceback.outlook;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Maps Windows code pages to charsets. */
final class CodePages {
  /** Western European, the Windows default. */
  static final int WESTERN = 1252;

  static final int UTF_8 = 65001;

  private CodePages() {}

  /** Returns the charset of a code page; Latin-1 if the JDK does not support it. */
  static Charset charset(int page) {
    for (String name : List.of("windows-" + page, "x-windows-" + page, "IBM" + page)) {
      if (page > 0 && Charset.isSupported(name)) {
        return Charset.forName(name);
      }
    }
    return switch (page) {
      case 20127, 28591 -> StandardCharsets.ISO_8859_1;
      case 932 -> named("windows-31j");
      case 936 -> named("GBK");
      case 20866 -> named("KOI8-R");
      case 28592, 28595, 28597, 28599, 28605 -> named("ISO-8859-" + (page - 28590));
      case 50220, 50221, 50222 -> named("ISO-2022-JP");
      case UTF_8 -> StandardCharsets.UTF_8;
      default -> StandardCharsets.ISO_8859_1;
    };
  }

  private static Charset named(String name) {
    return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.ISO_8859_1;
  }
}
