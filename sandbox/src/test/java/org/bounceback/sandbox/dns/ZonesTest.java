package org.bounceback.sandbox.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

class ZonesTest {
  private final Zones zones = new Zones();

  @Test
  void recordsCanBeAddedWithoutTtlAndFinalDot() {
    zones.open("shop.example");

    zones.add("mx.shop.example A 192.0.2.25");

    assertEquals(List.of("mx.shop.example.\t300\tIN\tA\t192.0.2.25"), a("mx.shop.example"));
  }

  @Test
  void aFileMayHoldSeveralZones(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("zones"),
            """
            shop.example  SOA ns.shop.example hostmaster.shop.example 1 3600 600 86400 60
            mx.shop.example A 192.0.2.25 ; the mail server
            bank.example  SOA ns.bank.example hostmaster.bank.example 1 3600 600 86400 60
            mx.bank.example 60 A 192.0.2.26
            """);

    zones.load(file);

    assertEquals(List.of("mx.shop.example.\t300\tIN\tA\t192.0.2.25"), a("mx.shop.example"));
    assertEquals(List.of("mx.bank.example.\t60\tIN\tA\t192.0.2.26"), a("mx.bank.example"));
  }

  @Test
  void aRecordBelongsToTheDeepestZone() {
    zones.open("example");
    zones.open("shop.example");

    zones.add("mx.shop.example A 192.0.2.25");
    zones.close("shop.example");

    assertEquals(List.of(), a("mx.shop.example"));
  }

  @Test
  void replacingDoesNotAffectOtherTypes() {
    zones.open("shop.example");
    zones.add("mx.shop.example A 192.0.2.25\nmx.shop.example A 192.0.2.26");
    zones.add("mx.shop.example TXT \"hello\"");

    zones.replace("mx.shop.example A 192.0.2.27\nmx.shop.example A 192.0.2.28");

    assertEquals(
        List.of(
            "mx.shop.example.\t300\tIN\tA\t192.0.2.27", "mx.shop.example.\t300\tIN\tA\t192.0.2.28"),
        a("mx.shop.example"));
    assertEquals(1, zones.find(MasterText.name("mx.shop.example"), Type.TXT).answers().size());
  }

  @Test
  void aRecordCanBeRemovedFromAmongOthers() {
    zones.open("shop.example");
    zones.add("mx.shop.example A 192.0.2.25\nmx.shop.example A 192.0.2.26");

    zones.remove("mx.shop.example A 192.0.2.25");

    assertEquals(List.of("mx.shop.example.\t300\tIN\tA\t192.0.2.26"), a("mx.shop.example"));
  }

  @Test
  void aNameIsGoneWithItsLastRecord() {
    zones.open("shop.example");
    zones.add("deep.mx.shop.example A 192.0.2.25");

    zones.remove("deep.mx.shop.example", "A");

    assertEquals(Rcode.NXDOMAIN, zones.find(MasterText.name("mx.shop.example"), Type.A).rcode());
  }

  @Test
  void openingAZoneAgainKeepsItsRecords() {
    zones.open("shop.example");
    zones.add("mx.shop.example A 192.0.2.25");

    zones.open("shop.example");

    assertEquals(1, a("mx.shop.example").size());
  }

  @Test
  void aLoopOfAliasesEndsAfterEight() {
    zones.open("shop.example");
    zones.add("a.shop.example CNAME b.shop.example\nb.shop.example CNAME a.shop.example");

    assertEquals(8, a("a.shop.example").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "elsewhere.example A 192.0.2.1",
        "mx.shop.example A not-an-address",
        "mx.shop.example NOTYPE x",
        "$INCLUDE /etc/hostname",
        "www.shop.example A 192.0.2.1",
        "taken.shop.example CNAME www.shop.example",
      })
  void recordsOutsideTheZoneAreRejected(String text) {
    zones.open("shop.example");
    zones.add("www.shop.example CNAME shop.example\ntaken.shop.example A 192.0.2.1");

    assertThrows(IllegalArgumentException.class, () -> zones.add(text));
  }

  private List<String> a(String name) {
    return zones.find(MasterText.name(name), Type.A).answers().stream()
        .map(Record::toString)
        .toList();
  }
}
