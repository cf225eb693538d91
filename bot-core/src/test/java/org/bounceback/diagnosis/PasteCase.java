package org.bounceback.diagnosis;

import com.google.re2j.Pattern;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bounceback.advice.Language;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.Recipient;
import org.bounceback.data.Resources;

/**
 * A text as agents paste it, with what the diagnosis has to be.
 *
 * @param expected the values by name: the verdict, the actor, the fate and the customer with
 *     alternatives after bars, the failed or delayed recipients, the verdicts of rows, and
 *     expressions that the texts have to match or may not match
 * @param paste the text
 */
record PasteCase(String name, Map<String, String> expected, String paste) {
  private static final String START = "== ";
  private static final String PASTE = "--";

  @Override
  public String toString() {
    return name;
  }

  /** Reads the cases of a resource: "== name", the expected values, "--" and the paste. */
  static List<PasteCase> readAll(String resource) {
    var cases = new ArrayList<PasteCase>();
    String[] blocks = ("\n" + Resources.text(PasteCase.class, resource)).split("\n" + START, -1);
    for (String block : List.of(blocks).subList(1, blocks.length)) {
      int paste = block.indexOf("\n" + PASTE + "\n");
      List<String> head = block.substring(0, paste).lines().toList();
      var expected = new LinkedHashMap<String, String>();
      for (String line : head.subList(1, head.size())) {
        int colon = line.indexOf(':');
        expected.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
      cases.add(
          new PasteCase(
              head.get(0), expected, block.substring(paste + PASTE.length() + 2).stripTrailing()));
    }
    return List.copyOf(cases);
  }

  /** Returns the paste as a file. */
  byte[] bytes() {
    String encoding = expected.getOrDefault("encoding", "utf-8");
    return switch (encoding) {
      case "utf-8" -> paste.getBytes(StandardCharsets.UTF_8);
      case "utf-8-bom" -> marked(StandardCharsets.UTF_8);
      case "utf-16le" -> marked(StandardCharsets.UTF_16LE);
      default -> throw new IllegalArgumentException(encoding);
    };
  }

  private byte[] marked(Charset charset) {
    return ("\ufeff" + paste).getBytes(charset);
  }

  /** Returns what is wrong in the diagnosis. */
  List<String> mistakes(Diagnosis diagnosis) {
    var mistakes = new ArrayList<String>();
    oneOf("verdict", diagnosis.verdict().code(), mistakes);
    oneOf("actor", diagnosis.actor().code(), mistakes);
    oneOf(
        "fate",
        diagnosis.facts().fate().known().map(each -> each.code()).orElse("unknown"),
        mistakes);
    oneOf(
        "customer",
        diagnosis.facts().customer().known().map(each -> each.code()).orElse("unknown"),
        mistakes);
    recipients(diagnosis, mistakes);
    rows(diagnosis, mistakes);
    String texts = texts(diagnosis);
    for (String words : values("say", ";;")) {
      if (!Pattern.compile("(?i)" + words).matcher(texts).find()) {
        mistakes.add("does not say " + words);
      }
    }
    for (String words : values("notsay", ";;")) {
      if (Pattern.compile("(?i)" + words).matcher(texts).find()) {
        mistakes.add("says " + words);
      }
    }
    return mistakes;
  }

  private List<String> values(String key, String separator) {
    String value = expected.getOrDefault(key, "");
    return value.isEmpty() ? List.of() : List.of(value.split(separator, -1));
  }

  private void oneOf(String key, String actual, List<String> mistakes) {
    List<String> right = values(key, "\\|");
    if (!right.isEmpty() && !right.contains(actual)) {
      mistakes.add(key + " " + actual + ", not " + right);
    }
  }

  private void recipients(Diagnosis diagnosis, List<String> mistakes) {
    if (!expected.containsKey("recipients")) {
      return;
    }
    var failed = new TreeSet<String>();
    for (Recipient recipient : diagnosis.bounce().recipients()) {
      if (recipient.dsnAction() == DsnAction.FAILED || recipient.dsnAction() == DsnAction.DELAYED) {
        failed.add(recipient.address());
      }
    }
    var right = new TreeSet<>(values("recipients", " "));
    var invented = new TreeSet<>(failed);
    invented.removeAll(right);
    invented.removeAll(values("recipients_also", " "));
    if (!failed.containsAll(right) || !invented.isEmpty()) {
      mistakes.add("recipients " + failed + ", not " + right);
    }
  }

  private void rows(Diagnosis diagnosis, List<String> mistakes) {
    var verdicts = new TreeMap<String, String>();
    diagnosis
        .recipientOutcomes()
        .forEach(row -> verdicts.put(row.recipient().address(), row.verdict().code()));
    for (String pair : values("rows", ";")) {
      String address = pair.substring(0, pair.indexOf('='));
      String right = pair.substring(pair.indexOf('=') + 1);
      if (!right.equals(verdicts.get(address))) {
        mistakes.add("row " + address + " " + verdicts.get(address) + ", not " + right);
      }
    }
  }

  private static String texts(Diagnosis diagnosis) {
    var texts = new ArrayList<String>();
    texts.add(diagnosis.diagnosisTexts().headline());
    texts.add(diagnosis.diagnosisTexts().explanation());
    texts.addAll(diagnosis.diagnosisTexts().next());
    texts.add(diagnosis.diagnosisTexts().in(Language.ENGLISH).reply());
    return String.join("\n", texts);
  }
}
