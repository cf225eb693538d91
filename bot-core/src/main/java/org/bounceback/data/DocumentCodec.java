package org.bounceback.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;

/** Reads YAML and JSON documents and writes JSON. */
public final class DocumentCodec {
  /** Made once, since making one costs more than writing an answer; never configured again. */
  private static final ObjectMapper JSON =
      new ObjectMapper(new JsonFactory().setCharacterEscapes(new LineSafe()))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private DocumentCodec() {}

  /**
   * Reads one YAML document.
   *
   * @param name what to call the document in complaints
   * @throws InvalidDataException when it is no YAML, or says something twice
   */
  public static DocumentNode yaml(String name, String text) {
    var yaml = new ObjectMapper(yamlFactory());
    return read(yaml.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS), name, text);
  }

  /**
   * Reads one JSON document.
   *
   * @param name what to call the document in complaints
   * @throws InvalidDataException when it is no JSON
   */
  public static DocumentNode json(String name, String text) {
    return read(JSON, name, text);
  }

  /**
   * Writes maps, lists, texts, numbers, truth values and nulls as JSON on one line; all controls
   * and the line separators U+2028 and U+2029 are escaped.
   */
  public static String toJson(Object tree) {
    try {
      return JSON.writeValueAsString(tree);
    } catch (JsonProcessingException bug) {
      throw new IllegalArgumentException("not a tree of plain values", bug);
    }
  }

  /**
   * YAML as people mean it: {@code yes} is a word, nothing is nothing, and a key that stands twice
   * in one map is an error, since one of its values would be lost.
   */
  static YAMLFactory yamlFactory() {
    return YAMLFactory.builder()
        .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
        .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build();
  }

  static InvalidDataException unreadable(String name, JsonProcessingException broken) {
    var at = broken.getLocation();
    String line = at == null ? "?" : String.valueOf(at.getLineNr());
    return new InvalidDataException(
        name + ", line " + line + ": " + broken.getOriginalMessage(), broken);
  }

  private static DocumentNode read(ObjectMapper mapper, String name, String text) {
    try {
      return new DocumentNode(name, mapper.readTree(text));
    } catch (JsonProcessingException broken) {
      throw unreadable(name, broken);
    }
  }
}
