package org.bounceback.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;

/** Parses YAML and JSON documents and formats JSON. */
public final class DocumentCodec {
  /**
   * Created once, because creating it costs more than formatting a response; never reconfigured.
   */
  private static final ObjectMapper JSON =
      new ObjectMapper(new JsonFactory().setCharacterEscapes(new LineSafe()))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private DocumentCodec() {}

  /**
   * Parses one YAML document.
   *
   * @param name the name of the document for error messages
   * @throws InvalidDataException if the YAML is invalid or contains a duplicate key
   */
  public static DocumentNode yaml(String name, String text) {
    var yaml = new ObjectMapper(yamlFactory());
    return read(yaml.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS), name, text);
  }

  /**
   * Parses one JSON document.
   *
   * @param name the name of the document for error messages
   * @throws InvalidDataException if the JSON is invalid
   */
  public static DocumentNode json(String name, String text) {
    return read(JSON, name, text);
  }

  /**
   * Formats maps, lists, texts, numbers, booleans and nulls as JSON on one line. All control
   * characters and the line separators U+2028 and U+2029 are escaped.
   */
  public static String toJson(Object tree) {
    try {
      return JSON.writeValueAsString(tree);
    } catch (JsonProcessingException bug) {
      throw new IllegalArgumentException("not a tree of plain values", bug);
    }
  }

  /**
   * Configures YAML parsing: {@code yes} is a text, an empty value is null, and a duplicate key in
   * a map is an error, because one of its values would be lost.
   */
  static YAMLFactory yamlFactory() {
    return YAMLFactory.builder()
        .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
        .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build();
  }

  static InvalidDataException unreadable(String name, JsonProcessingException cause) {
    var at = cause.getLocation();
    String line = at == null ? "?" : String.valueOf(at.getLineNr());
    return new InvalidDataException(
        name + ", line " + line + ": " + cause.getOriginalMessage(), cause);
  }

  private static DocumentNode read(ObjectMapper mapper, String name, String text) {
    try {
      return new DocumentNode(name, mapper.readTree(text));
    } catch (JsonProcessingException invalid) {
      throw unreadable(name, invalid);
    }
  }
}
