package org.bounceback.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentCodecTest {

  @Test
  void theErrorForInvalidYamlContainsTheLine() {
    var complaint =
        assertThrows(
            InvalidDataException.class,
            () -> DocumentCodec.yaml("a.yaml", "good: 1\nbad: [1\nworse: }"));

    assertTrue(complaint.getMessage().startsWith("a.yaml, line 3: "), complaint.getMessage());
  }

  @Test
  void theErrorForInvalidJsonContainsTheLine() {
    var complaint =
        assertThrows(
            InvalidDataException.class, () -> DocumentCodec.json("a.json", "{\n\"a\": nope}"));

    assertTrue(complaint.getMessage().startsWith("a.json, line 2: "), complaint.getMessage());
  }

  @Test
  void theErrorForADuplicateKeyContainsTheLine() {
    var complaint =
        assertThrows(
            InvalidDataException.class,
            () -> DocumentCodec.yaml("a.yaml", "roles: 1\nhosts: 2\nroles: 3"));

    assertEquals("a.yaml, line 3: Duplicate field 'roles'", complaint.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{} {}", "{} x", "1 2"})
  void aSecondJsonDocumentIsRejected(String text) {
    assertThrows(InvalidDataException.class, () -> DocumentCodec.json("a.json", text));
  }

  @Test
  void aSecondYamlDocumentIsRejected() {
    assertThrows(InvalidDataException.class, () -> DocumentCodec.yaml("a.yaml", "a: 1\n---\nb: 2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# nothing\n", "~", "---\n"})
  void anEmptyDocumentHasNoKeys(String text) {
    DocumentNode root = DocumentCodec.yaml("a.yaml", text);

    assertEquals(List.of(), root.keys());
    assertEquals(List.of(), root.list("servers"));
    assertFalse(root.isObject());
  }

  @Test
  void deepNestingIsRejected() {
    assertThrows(
        InvalidDataException.class, () -> DocumentCodec.json("a.json", "[".repeat(100_000)));
    assertThrows(
        InvalidDataException.class, () -> DocumentCodec.yaml("a.yaml", "[".repeat(100_000)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "!\"! | \\\"",
        "!\\! | \\\\",
        "!\0! | \\u0000",
        "!\n! | \\n",
        "!\u001b! | \\u001B",
        "!\u007f! | \\u007f",
        "!\u0085! | \\u0085",
        "!\u009b! | \\u009b",
        "!\u2028! | \\u2028",
        "!\u2029! | \\u2029",
        "!\u061c! | \\u061c",
        "!\u200f! | \\u200f",
        "!\u202e! | \\u202e",
        "!\u2066! | \\u2066",
        "ü | ü",
        "📮 | 📮",
      })
  void controlCharactersAreEscaped(String text, String escaped) {
    String json = DocumentCodec.toJson(Map.of("a", text));

    assertEquals("{\"a\":\"" + escaped + "\"}", json);
    assertEquals(text, DocumentCodec.json("back", json).text("a"));
  }

  @Test
  void anUnpairedSurrogateBecomesAQuestionMark() {
    byte[] json = new JsonObjectBuilder().with("a", "📮".substring(0, 1)).toBytes();

    assertEquals("{\"a\":\"?\"}", new String(json, StandardCharsets.UTF_8));
  }

  @Test
  void membersAreInOrderAndAbsentValuesAreNull() {
    var object =
        new JsonObjectBuilder()
            .with("text", "z")
            .with("number", 5)
            .with("truth", true)
            .with("absent", Optional.empty())
            .with("present", Optional.of("y"))
            .with("none", List.of())
            .with("objects", List.of(new JsonObjectBuilder().with("a", 1), new JsonObjectBuilder()))
            .with("object", new JsonObjectBuilder().with("b", Arrays.asList("x", null)));

    assertEquals(
        "{\"text\":\"z\",\"number\":5,\"truth\":true,\"absent\":null,\"present\":\"y\",\"none\":[],"
            + "\"objects\":[{\"a\":1},{}],\"object\":{\"b\":[\"x\",null]}}",
        object.toString());
  }

  @Test
  void otherObjectsAreRejected() {
    assertThrows(IllegalArgumentException.class, () -> DocumentCodec.toJson(new Object()));
  }
}
