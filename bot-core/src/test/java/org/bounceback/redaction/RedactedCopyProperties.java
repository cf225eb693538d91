package org.bounceback.redaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.bounceback.address.MailAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever a message hides the address of an uninvolved person, the copy does not contain it. */
class RedactedCopyProperties {
  private static final MailAddress SENDER = MailAddress.parse("alice@shop.example").orElseThrow();
  private static final List<String> FIELDS =
      List.of(
          "From",
          "To",
          "Cc",
          "Reply-To",
          "Delivered-To",
          "Received",
          "Authentication-Results",
          "Message-ID",
          "References",
          "Subject",
          "X-Mailer",
          "X-Campaign",
          "DKIM-Signature",
          "List-Unsubscribe",
          "Diagnostic-Code",
          "Final-Recipient",
          "Content-Type",
          "X-Spam-Status");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{8,}");

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noVariantOfAnotherAddressIsInTheCopy(long seed) {
    var random = new Random(seed);
    List<String> others = others(random);
    byte[] mail = mail(random, others).getBytes(StandardCharsets.UTF_8);

    var redaction = new Redaction(Set.of(SENDER));
    byte[] copy = MailExcerpt.of(mail).redacted(redaction);
    String subject = redaction.maskName("Fwd: " + hidden(random, one(random, others)));

    String text = new String(copy, StandardCharsets.UTF_8) + subject;
    assertEquals(List.of(), others.stream().filter(each -> isIn(text, each)).toList(), text);
  }

  private static List<String> others(Random random) {
    var others = new ArrayList<String>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      String name = pick(random, "carol", "Dave.Third", "e+tag", "o'neil", "frank_1", "grüße");
      others.add(name + random.nextInt(100) + "@third" + random.nextInt(3) + ".example");
    }
    return others;
  }

  private static String mail(Random random, List<String> others) {
    var mail = new StringBuilder("From: Alice <alice@shop.example>\n");
    header(random, others, mail);
    mail.append("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n");
    for (String type : List.of("text/plain", "message/delivery-status", "message/rfc822")) {
      mail.append("--b\nContent-Type: ").append(type).append('\n');
      if (type.equals("text/plain")) {
        mail.append("Content-Transfer-Encoding: base64\n\n")
            .append(base64("Write to " + one(random, others) + ", please."));
      } else {
        mail.append("\nFrom: alice@shop.example\n");
        header(random, others, mail);
        mail.append("\nHello ").append(one(random, others));
      }
      mail.append("\n\n");
    }
    return mail.append("--b--\n").toString();
  }

  private static void header(Random random, List<String> others, StringBuilder mail) {
    for (int i = 0; i < 6; i++) {
      mail.append(FIELDS.get(random.nextInt(FIELDS.size())))
          .append(": ")
          .append(hidden(random, one(random, others)))
          .append('\n');
    }
  }

  /** Returns the forms in which users and programs write or hide the address. */
  private static String hidden(Random random, String address) {
    int at = address.indexOf('@');
    String local = address.substring(0, at);
    String domain = address.substring(at + 1);
    String name = "\"Somebody Third\"";
    return switch (random.nextInt(15)) {
      case 0 -> name + " <" + address + ">";
      case 1 -> address.toUpperCase(Locale.ROOT);
      case 2 -> "a.b@shop.example,\n " + address;
      case 3 -> "=?utf-8?B?" + base64(address) + "?= <alice@shop.example>";
      case 4 -> "=?utf-8?Q?" + address.replace("@", "=40") + "?= <alice@shop.example>";
      case 5 -> "<bounce-" + local + "=" + domain + "@list.example>";
      case 6 -> "<https://list.example/leave?who=" + local + "%40" + domain + ">";
      case 7 -> "id " + base64("u=" + address + ";") + " alice@shop.example";
      case 8 -> "spf=pass smtp.mailfrom=" + address + " header.from=shop.example";
      case 9 -> "from a by b (envelope-from <" + address + ">) for <" + address + ">; now";
      case 10 -> "<" + local + "." + random.nextInt(9) + "@x.example> " + address;
      case 11 -> "rfc822;" + address + ".";
      case 12 -> "=?x-unknown?B?" + base64(address) + "?=";
      case 13 -> "application/pdf; name*=utf-8''" + local + "%40" + domain + ".pdf";
      default -> "v=1; d=shop.example; i=" + address + "; z=To:" + local + "=40" + domain;
    };
  }

  private static boolean isIn(String copy, String address) {
    String wanted = address.toLowerCase(Locale.ROOT);
    var readings = new ArrayList<String>();
    readings.add(copy);
    readings.add(copy.replace("=\r\n", "").replace("=40", "@").replace("%40", "@"));
    readings.add(copy.replaceAll("\r\n[ \t]", ""));
    readings.add(copy.replaceAll("([A-Za-z0-9])=([a-z0-9]+\\.example)", "$1@$2"));
    BASE64.matcher(copy).results().forEach(found -> readings.addAll(decoded(found.group())));
    return readings.stream().anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
  }

  /** Returns the decoded text at the start of a base64 group, or one to three characters before. */
  private static List<String> decoded(String text) {
    var readings = new ArrayList<String>();
    String plain = text.replace('-', '+').replace('_', '/');
    for (int from = 0; from < 4; from++) {
      int length = (plain.length() - from) / 4 * 4;
      if (length > 0) {
        byte[] bytes = Base64.getDecoder().decode(plain.substring(from, from + length));
        readings.add(new String(bytes, StandardCharsets.UTF_8));
      }
    }
    return readings;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String one(Random random, List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static String pick(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }
}
