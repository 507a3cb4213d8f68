// one line each: package, its one provider or - where it serves several, its source on github.com
// a name that ends in * matches every name that begins with what is before it

export const maven = `
  org.springframework.ai:spring-ai-starter-model-azure-openai  azure      spring-projects/spring-ai
  org.springframework.ai:spring-ai-starter-model-ollama        ollama     spring-projects/spring-ai
  org.springframework.ai:spring-ai-starter-model-google-genai  google     spring-projects/spring-ai
  com.google.genai:google-genai                                google     googleapis/java-genai
  com.google.cloud:google-cloud-vertexai                       vertex     googleapis/google-cloud-java
  com.cohere:cohere-java                                       cohere     cohere-ai/cohere-java
  org.springframework.ai:spring-ai-starter-model-openai        openai     spring-projects/spring-ai
  org.springframework.ai:spring-ai-starter-model-anthropic     anthropic  spring-projects/spring-ai
  org.springframework.ai:spring-ai-starter-model-mistral-ai    mistral    spring-projects/spring-ai
  com.azure:azure-ai-openai                                    azure      Azure/azure-sdk-for-java
  com.azure:azure-ai-inference                                 azure      Azure/azure-sdk-for-java
  software.amazon.awssdk:bedrockruntime                        bedrock    aws/aws-sdk-java-v2
  com.google.firebase:firebase-ai                              google     firebase/firebase-android-sdk
  com.alibaba:dashscope-sdk-java                               alibaba    dashscope/dashscope-sdk-java
  io.github.ollama4j:ollama4j                                  ollama     ollama4j/ollama4j
  software.amazon.awssdk:bedrockagentruntime                   bedrock    aws/aws-sdk-java-v2
  io.github.sashirestela:simple-openai                         openai     sashirestela/simple-openai
  org.springframework.ai:spring-ai-starter-model-vertex-ai*    vertex     spring-projects/spring-ai
  org.springframework.ai:spring-ai-starter-model-bedrock*      bedrock    spring-projects/spring-ai
  org.springframework.ai:spring-ai-azure-openai*               azure      spring-projects/spring-ai
  dev.langchain4j:langchain4j-google-ai-gemini*                google     langchain4j/langchain4j
  org.springframework.ai:spring-ai-anthropic*                  anthropic  spring-projects/spring-ai
  dev.langchain4j:langchain4j-azure-open-ai*                   azure      langchain4j/langchain4j
  org.springframework.ai:spring-ai-openai*                     openai     spring-projects/spring-ai
  dev.langchain4j:langchain4j-mistral-ai*                      mistral    langchain4j/langchain4j
  dev.langchain4j:langchain4j-vertex-ai*                       vertex     langchain4j/langchain4j
  dev.langchain4j:langchain4j-anthropic*                       anthropic  langchain4j/langchain4j
  dev.langchain4j:langchain4j-bedrock*                         bedrock    langchain4j/langchain4j
  dev.langchain4j:langchain4j-open-ai*                         openai     langchain4j/langchain4j
  org.apache.camel:camel-langchain4j*                          -          apache/camel
  dev.langchain4j:langchain4j-ollama*                          ollama     langchain4j/langchain4j
  com.google.ai.client.generativeai:*                          google     google-gemini/deprecated-generative-ai-android
  com.theokanning.openai-gpt3-java:*                           openai     TheoKanning/openai-java
  com.microsoft.semantic-kernel:*                              -          microsoft/semantic-kernel-java
  com.anthropic:anthropic-java*                                anthropic  anthropics/anthropic-sdk-java
  io.modelcontextprotocol.sdk:*                                -          modelcontextprotocol/java-sdk
  io.quarkiverse.langchain4j:*                                 -          quarkiverse/quarkus-langchain4j
  com.google.adk:google-adk*                                   -          google/adk-java
  com.azure:azure-ai-agents*                                   azure      Azure/azure-sdk-for-java
  io.modelcontextprotocol:*                                    -          modelcontextprotocol/kotlin-sdk
  org.springframework.ai:*                                     -          spring-projects/spring-ai
  com.openai:openai-java*                                      openai     openai/openai-java
  com.alibaba.cloud.ai:*                                       alibaba    alibaba/spring-ai-alibaba
  org.bsc.langgraph4j:*                                        -          langgraph4j/langgraph4j
  io.quarkiverse.mcp:*                                         -          quarkiverse/quarkus-mcp-server
  com.aallam.openai:*                                          openai     aallam/openai-kotlin
  com.embabel.agent:*                                          -          embabel/embabel-agent
  dev.langchain4j:*                                            -          langchain4j/langchain4j
  ai.koog:*                                                    -          JetBrains/koog
`;
