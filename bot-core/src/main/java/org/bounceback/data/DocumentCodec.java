package org.bounceback.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Parses YAML and JSON documents and formats JSON. */
public final class DocumentCodec {
  /**
   * Created once, because creating it costs more than formatting a response; never reconfigured.
   */
  private static final ObjectMapper JSON =
      new ObjectMapper(new JsonFactory().setCharacterEscapes(new LineSafe()))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final int MAX_NESTING = 50;
  private static final JsonFactory SEQUENCE =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
          .build();
  private static final ObjectMapper SEQUENCE_MAPPER = new ObjectMapper(SEQUENCE);

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
   * Parses the JSON documents at the beginning of a text, one after the other, and the elements of
   * a list as documents of their own. Reading stops at the first character that is no JSON, at
   * {@code max} documents, and at 50 levels of nesting.
   */
  public static List<DocumentNode> jsonSequence(String name, String text, int max) {
    var documents = new ArrayList<DocumentNode>();
    try (JsonParser parser = SEQUENCE.createParser(text)) {
      JsonToken token = parser.nextToken();
      while (token != null && documents.size() < max) {
        if (token == JsonToken.START_OBJECT) {
          JsonNode value = SEQUENCE_MAPPER.readTree(parser);
          documents.add(new DocumentNode(name + "[" + documents.size() + "]", value));
        } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
          return documents;
        }
        token = parser.nextToken();
      }
    } catch (IOException end) {
      return documents;
    }
    return documents;
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
