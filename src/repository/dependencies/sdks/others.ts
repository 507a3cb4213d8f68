// one line each: package, its one provider or - where it serves several, its source on github.com
// a name that ends in * matches every name that begins with what is before it

export const rubygems = `
  openai                  openai     openai/openai-ruby
  ruby-openai             openai     alexrudall/ruby-openai
  anthropic               anthropic  anthropics/anthropic-sdk-ruby
  ruby-anthropic          anthropic  alexrudall/ruby-anthropic
  cohere-ruby             cohere     andreibondarev/cohere-ruby
  langchainrb             -          patterns-ai-core/langchainrb
  langchainrb_rails       -          patterns-ai-core/langchainrb_rails
  ruby_llm                -          crmne/ruby_llm
  raix                    -          OlympiaAI/raix
  aws-sdk-bedrockruntime  bedrock    aws/aws-sdk-ruby
  llm.rb                  -          llmrb/llm.rb
  ruby_llm-mcp            -          patvice/ruby_llm-mcp
  mcp                     -          modelcontextprotocol/ruby-sdk
  fast-mcp                -          yjacquin/fast-mcp
  gemini-ai               google     gbaptista/gemini-ai
  active_genie            -          Roriz/active_genie
  activeagent             -          activeagents/activeagent
  boxcars                 -          BoxcarsAI/boxcars
  omniai*                 -          ksylvest/omniai
`;

export const cargo = `
  async-openai            openai     64bit/async-openai
  openai-api-rs           openai     dongri/openai-api-rs
  rig-core                -          0xPlaygrounds/rig
  genai                   -          jeremychone/rust-genai
  ollama-rs               ollama     pepperoni21/ollama-rs
  langchain-rust          -          Abraxas-365/langchain-rust
  aws-sdk-bedrockruntime  bedrock    awslabs/aws-sdk-rust
  mistralrs               -          EricLBuehler/mistral.rs
  candle-transformers     -          huggingface/candle
  rmcp                    -          modelcontextprotocol/rust-sdk
  anthropic-sdk           anthropic  mixpeal/anthropic-sdk
  openai_dive             openai     tjardoo/openai-client
  misanthropic            anthropic  mdegans/misanthropic
  llm-chain               -          sobelio/llm-chain
  llm                     -          graniet/llm
  swiftide*               -          bosun-ai/swiftide
`;

export const nuget = `
  Microsoft.Extensions.AI.OpenAI                   openai     dotnet/extensions
  Microsoft.Extensions.AI.AzureAIInference         azure      dotnet/extensions
  Microsoft.Extensions.AI.Ollama                   ollama     dotnet/extensions
  Microsoft.KernelMemory.AI.AzureOpenAI            azure      microsoft/kernel-memory
  Microsoft.KernelMemory.AI.Ollama                 ollama     microsoft/kernel-memory
  Microsoft.KernelMemory.AI.OpenAI                 openai     microsoft/kernel-memory
  Microsoft.SemanticKernel.Connectors.Google       google     microsoft/semantic-kernel
  Microsoft.SemanticKernel.Connectors.MistralAI    mistral    microsoft/semantic-kernel
  Microsoft.SemanticKernel.Connectors.Amazon       bedrock    microsoft/semantic-kernel
  Microsoft.SemanticKernel.Connectors.Ollama       ollama     microsoft/semantic-kernel
  Microsoft.Agents.AI.OpenAI                       openai     microsoft/agent-framework
  Microsoft.SemanticKernel.Connectors.OpenAI       openai     microsoft/semantic-kernel
  Microsoft.SemanticKernel.Connectors.AzureOpenAI  azure      microsoft/semantic-kernel
  OpenAI                                           openai     openai/openai-dotnet
  Betalgo.OpenAI                                   openai     betalgo/openai
  Betalgo.Ranul.OpenAI                             openai     betalgo/openai
  Anthropic                                        anthropic  anthropics/anthropic-sdk-csharp
  Anthropic.SDK                                    anthropic  tghamm/Anthropic.SDK
  Google.GenAI                                     google     googleapis/dotnet-genai
  Mscc.GenerativeAI                                google     mscirts/Mscc.GenerativeAI
  Azure.AI.OpenAI                                  azure      Azure/azure-sdk-for-net
  Azure.AI.Inference                               azure      Azure/azure-sdk-for-net
  Azure.AI.Projects                                azure      Azure/azure-sdk-for-net
  Aspire.OpenAI                                    openai     dotnet/aspire
  CommunityToolkit.Aspire.OllamaSharp              ollama     CommunityToolkit/Aspire
  OllamaSharp                                      ollama     awaescher/OllamaSharp
  LLamaSharp                                       -          SciSharp/LLamaSharp
  AWSSDK.BedrockRuntime                            bedrock    aws/aws-sdk-net
  OpenAI-DotNet                                    openai     RageAgainstThePixel/com.openai.unity
  Google.Cloud.AIPlatform.V1                       vertex     googleapis/google-cloud-dotnet
  Google_GenerativeAI                              google     gunpal5/Google_GenerativeAI
  Mistral.SDK                                      mistral    tghamm/Mistral.SDK
  Azure.AI.Agents.Persistent                       azure      Azure/azure-sdk-for-net
  Aspire.Hosting.OpenAI                            openai     dotnet/aspire
  AWSSDK.BedrockAgentRuntime                       bedrock    aws/aws-sdk-net
  AWSSDK.Extensions.Bedrock.MEAI                   bedrock    aws/aws-sdk-net
  Microsoft.ML.OnnxRuntimeGenAI*                   -          microsoft/onnxruntime-genai
  Microsoft.SemanticKernel*                        -          microsoft/semantic-kernel
  Microsoft.Extensions.AI*                         -          dotnet/extensions
  Microsoft.KernelMemory*                          -          microsoft/kernel-memory
  ModelContextProtocol*                            -          modelcontextprotocol/csharp-sdk
  Microsoft.Agents.AI*                             -          microsoft/agent-framework
  Aspire.Azure.AI.*                                azure      dotnet/aspire
  LangChain*                                       -          tryAGI/LangChain
  AutoGen*                                         -          microsoft/autogen
`;

export const packagist = `
  openai-php/client         openai     openai-php/client
  openai-php/laravel        openai     openai-php/laravel
  openai-php/symfony        openai     openai-php/symfony
  orhanerday/open-ai        openai     orhanerday/open-ai
  anthropic-ai/sdk          anthropic  anthropics/anthropic-sdk-php
  mozex/anthropic-php       anthropic  mozex/anthropic-php
  google-gemini-php/client  google     google-gemini-php/client
  theodo-group/llphant      -          LLPhant/LLPhant
  prism-php/prism           -          prism-php/prism
  echolabsdev/prism         -          prism-php/prism
  neuron-core/neuron-ai     -          neuron-core/neuron-ai
  laravel/ai                -          laravel/ai
  anthropic-php/client      anthropic  anthropic-php/client
  mcp/sdk                   -          modelcontextprotocol/php-sdk
  inspector-apm/neuron-ai   -          neuron-core/neuron-ai
  gemini-api-php/client     google     gemini-api-php/client
  laravel/mcp               -          laravel/mcp
  modelflow-ai/*            -          modelflow-ai/modelflow-ai
  symfony/ai-*              -          symfony/ai
  openai-php/*              openai     openai-php/client
  php-mcp/*                 -          php-mcp/server
`;

export const hex = `
  openai_ex            openai     cyberchitta/openai_ex
  ex_openai            openai     dvcrn/ex_openai
  openai               openai     mgallo/openai.ex
  anthropix            anthropic  lebrunel/anthropix
  anthropic_community  anthropic  smaller-tech/anthropic
  langchain            -          brainlid/langchain
  instructor           -          thmsmlr/instructor_ex
  ollama               ollama     lebrunel/ollama-ex
  bumblebee            -          elixir-nx/bumblebee
  req_llm              -          agentjido/req_llm
  hermes_mcp           -          cloudwalk/hermes-mcp
`;

export const swift = `
  github.com/macpaw/openai                      openai     MacPaw/OpenAI
  github.com/adamrushy/openaiswift              openai     adamrushy/OpenAISwift
  github.com/jamesrochabrun/swiftopenai         openai     jamesrochabrun/SwiftOpenAI
  github.com/jamesrochabrun/swiftanthropic      anthropic  jamesrochabrun/SwiftAnthropic
  github.com/google-gemini/generative-ai-swift  google     google-gemini/deprecated-generative-ai-swift
  github.com/ml-explore/mlx-swift-examples      -          ml-explore/mlx-swift-examples
  github.com/ml-explore/mlx-swift-lm            -          ml-explore/mlx-swift-lm
  github.com/modelcontextprotocol/swift-sdk     -          modelcontextprotocol/swift-sdk
  github.com/huggingface/swift-transformers     -          huggingface/swift-transformers
`;

export const pub = `
  dart_openai           openai     anasfik/openai
  openai_dart           openai     davidmigloz/ai_clients_dart
  chat_gpt_sdk          openai     redevrx/chat_gpt_sdk
  anthropic_sdk_dart    anthropic  davidmigloz/ai_clients_dart
  google_generative_ai  google     google-gemini/deprecated-generative-ai-dart
  firebase_ai           google     firebase/flutterfire
  flutter_gemini        google     babakcode/flutter_gemini
  ollama_dart           ollama     davidmigloz/ai_clients_dart
  dart_mcp              -          dart-lang/ai
  genkit                -          firebase/genkit
  langchain*            -          davidmigloz/langchain_dart
`;
